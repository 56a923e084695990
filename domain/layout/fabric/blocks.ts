import { rootIn } from "../root-in.ts";
import type { Planar } from "./planar.ts";
import { partsBlocks } from "./soup.ts";

/** Per face the first face of its street block: ground with no border, road, river, rail or wall between. */
export function blocksOf({ net, face, faces }: Planar): Int32Array {
  const parent = Int32Array.from({ length: faces }, (_, i) => i);
  for (let edge = 0; edge < net.tag.length; edge++) {
    if (partsBlocks(net.tag[edge])) continue;
    const [p, q] = [rootIn(parent, face[edge * 2]), rootIn(parent, face[edge * 2 + 1])];
    if (p !== q) parent[Math.max(p, q)] = Math.min(p, q);
  }
  return parent.map((_, i) => rootIn(parent, i));
}

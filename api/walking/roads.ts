import { metresPerWorldUnit } from "../../domain/mercator.ts";
import type { Obstacle } from "../../domain/walking/barriers.ts";
import { type Network, walkingNetwork } from "../../domain/walking/network.ts";
import type { WalkLine } from "../../domain/walking/split.ts";
import { barrierOf, isStreet, isWalked, isWater } from "../../domain/walking/ways.ts";
import type { Memory } from "../memory/memory.ts";

/** The parts of memory that one walks on. */
export type Ground = Pick<Memory, "roads" | "land" | "versions">;

/** The network of a town, and by line the name of the street it is; null for what is none. */
export type Roads = { network: Network; streets: (string | null)[] };

/** The network of the roads in memory, in world units; rivers, rails, walls and waters stand in the way. */
export function roadsOf({ roads, land }: Pick<Ground, "roads" | "land">): Roads {
  const lines: WalkLine[] = [];
  const streets: (string | null)[] = [];
  const obstacles: Obstacle[] = [];
  for (const { parts, properties } of roads.all()) {
    const kind = String(properties.kind);
    const isTunnel = properties.tunnel === true;
    const raised = properties.bridge === true || isTunnel;
    const barrier = raised ? null : barrierOf(kind);
    const walked = isWalked(kind, isTunnel);
    for (const points of parts) {
      if (barrier) obstacles.push({ points, kind: barrier });
      if (!walked) continue;
      lines.push({ points, raised });
      streets.push(isStreet(kind) ? (properties.name as string | null) || null : null);
    }
  }
  for (const { parts, properties } of land.all()) {
    if (!isWater(String(properties.kind))) continue;
    for (const points of parts) obstacles.push({ points, kind: "barred" });
  }
  return { network: walkingNetwork(lines, obstacles, metresPerWorldUnit), streets };
}

import { ARC_KINDS } from "../fabric.ts";
import type { Enclosures } from "./enclosures.ts";
import type { Frame } from "./rings.ts";
import { isGrid, kindOf } from "./soup.ts";

/** Empty ground this narrow on average, metres, is a strip. */
const NARROW_M = 10;

const WALL = ARC_KINDS.indexOf("wall");

/**
 * The enclosures, with strips between a road and a wall given to the ground behind the wall that they share most of it with. So a
 * compound reaches to the road it stands at, and borders run along the road and not along the wall.
 */
export function withoutStrips(enclosures: Enclosures, seeded: ReadonlySet<number>, { east, north }: Frame): Enclosures {
  const { planar, isGround } = enclosures;
  const { net, face, faces, twiceArea } = planar;
  const around = new Float64Array(faces);
  const shared = new Map<number, Map<number, number>>();
  for (let edge = 0; edge < net.tag.length; edge++) {
    const [a, b] = [net.a[edge], net.b[edge]];
    const metres = Math.hypot((net.x[b] - net.x[a]) * east, (net.y[b] - net.y[a]) * north);
    const [left, right] = [face[edge * 2], face[edge * 2 + 1]];
    around[left] += metres;
    around[right] += metres;
    if (kindOf(net.tag[edge]) !== WALL || isGrid(net.tag[edge])) continue;
    for (const [strip, behind] of [
      [left, right],
      [right, left],
    ]) {
      if (seeded.has(strip) || !seeded.has(behind) || !isGround[strip]) continue;
      const sides = shared.get(strip) ?? new Map<number, number>();
      sides.set(behind, (sides.get(behind) ?? 0) + metres);
      shared.set(strip, sides);
    }
  }
  const home = enclosures.home.slice();
  for (const [strip, sides] of shared) {
    // twice the area over half of the way around
    if ((twiceArea[strip] * east * north) / around[strip] > NARROW_M) continue;
    const [[behind]] = [...sides].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
    home[strip] = behind;
  }
  return { ...enclosures, home };
}

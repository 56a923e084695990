import { ARC_KINDS } from "../fabric.ts";
import type { Net } from "./noder.ts";
import { startOf } from "./planar.ts";
import { crossed, isBorder, isCrossable, kindOf } from "./soup.ts";

const LANE = ARC_KINDS.indexOf("lane");

/**
 * The net, with what stands in the way marked as crossable where a road leads from one side of it to the other: at bridges, level
 * crossings and gates.
 *
 *          │ road
 *    ──────┼────── river      both edges of the river at this point can be crossed
 *          │
 */
export function withBridges(net: Net): Net {
  const { x, y, a } = net;
  const tag = net.tag.slice();
  const isRoad = (edge: number) =>
    !isBorder(net.tag[edge]) && isCrossable(net.tag[edge]) && kindOf(net.tag[edge]) <= LANE;
  const isBarrier = (edge: number) => !isBorder(net.tag[edge]) && !isCrossable(net.tag[edge]);
  const barriersAt = new Map<number, number[]>();
  for (let half = 0; half < a.length * 2; half++) {
    if (!isBarrier(half >> 1)) continue;
    const at = startOf(net, half);
    barriersAt.set(at, [...(barriersAt.get(at) ?? []), half]);
  }
  const roadsAt = new Map<number, number[]>();
  for (let half = 0; half < a.length * 2; half++) {
    const at = startOf(net, half);
    if (isRoad(half >> 1) && barriersAt.has(at)) roadsAt.set(at, [...(roadsAt.get(at) ?? []), half]);
  }
  for (const [at, roads] of roadsAt) {
    const barriers = barriersAt.get(at)!;
    const angle = (half: number) => {
      const far = startOf(net, half ^ 1);
      return Math.atan2(y[far] - y[at], x[far] - x[at]);
    };
    const walls = barriers.map(angle);
    // between which two of the barriers a road leaves: how many of them it has to its right, the last and the first being one gap
    const gaps = new Set(roads.map((road) => walls.filter((wall) => wall < angle(road)).length % walls.length));
    if (gaps.size > 1) for (const barrier of barriers) tag[barrier >> 1] = crossed(tag[barrier >> 1]);
  }
  return { ...net, tag };
}

import { type Network, otherEnd } from "./network.ts";
import type { Snap } from "./snap.ts";
import { metresTo, spread } from "./spread.ts";

/** A point of the plane. */
type Point = readonly [x: number, y: number];

/** The shortest way between two positions over the network: from the road's nearest point to the other's; null when there is none. */
export function shortestWay(network: Network, start: Snap, goal: Snap): { points: Point[]; metres: number } | null {
  const { from, to } = network;
  const walked = spread(network, [start], { until: [from[goal.edge], to[goal.edge]] });
  const metres = metresTo(network, walked, goal);
  if (metres === Infinity) return null;
  const points: Point[] = [[goal.x, goal.y]];
  for (let node = lastNode(network, walked.metres, start, goal); node >= 0; ) {
    points.push([network.x[node], network.y[node]]);
    const by = walked.cameBy[node];
    node = by < 0 ? -1 : otherEnd(network, by, node);
  }
  points.push([start.x, start.y]);
  return { points: points.reverse(), metres };
}

/** The node from which one comes to the goal's edge; -1 when one sets out on that very edge. */
function lastNode({ from, to, metres: lengths }: Network, metres: Float64Array, start: Snap, goal: Snap): number {
  const { edge, share } = goal;
  const byFrom = metres[from[edge]] + share * lengths[edge];
  const byTo = metres[to[edge]] + (1 - share) * lengths[edge];
  if (start.edge === edge && start.metres + Math.abs(start.share - share) * lengths[edge] <= Math.min(byFrom, byTo)) {
    return -1;
  }
  return byFrom <= byTo ? from[edge] : to[edge];
}

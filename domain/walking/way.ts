import { type Network, otherEnd } from "./network.ts";
import type { Snap } from "./snap.ts";
import { metresTo, type Spread, spread, untilReached } from "./spread.ts";

/** A point of the plane. */
type Point = readonly [x: number, y: number];

/** `points` lie on roads: the first nearest to where one sets out, the last to where one goes; `metres` with the steps there. */
export type RoadWay = { points: Point[]; metres: number };

/** The shortest way between two positions over the network; null when there is none. */
export function shortestWay(network: Network, start: Snap, goal: Snap): RoadWay | null {
  const walked = spread(network, [start], { isEnough: untilReached(network, [goal]) });
  const metres = metresTo(network, walked, goal);
  if (metres === Infinity) return null;
  const points: Point[] = [
    [start.x, start.y],
    ...pointsTo(network, walked, lastNode(network, walked.metres, start, goal)),
  ];
  return { points: [...points, [goal.x, goal.y]], metres };
}

/** The way from the nearest node at an edge that `isWanted` to `goal`, and that edge; null when there is none. */
export function wayFromNearest(
  network: Network,
  goal: Snap,
  isWanted: (edge: number) => boolean,
): (RoadWay & { edge: number }) | null {
  const { first, via } = network;
  if (isWanted(goal.edge)) return { points: [[goal.x, goal.y]], metres: goal.metres, edge: goal.edge };
  let found: { node: number; edge: number } | null = null;
  const walked = spread(network, [goal], {
    isEnough: (node) => {
      const edge = via.subarray(first[node], first[node + 1]).find(isWanted);
      if (edge !== undefined) found = { node, edge };
      return edge !== undefined;
    },
  });
  if (found === null) return null;
  const { node, edge } = found as { node: number; edge: number };
  const points: Point[] = [[goal.x, goal.y], ...pointsTo(network, walked, node)];
  return { points: points.reverse(), metres: walked.metres[node], edge };
}

/** The nodes from where one set out to `node`, in that order; none for -1. */
function pointsTo(network: Network, { cameBy }: Spread, node: number): Point[] {
  const points: Point[] = [];
  for (let at = node; at >= 0; ) {
    points.push([network.x[at], network.y[at]]);
    at = cameBy[at] < 0 ? -1 : otherEnd(network, cameBy[at], at);
  }
  return points.reverse();
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

import FlatQueue from "flatqueue";
import { type Network, otherEnd } from "./network.ts";
import type { Snap } from "./snap.ts";

/** How far every node is from where one set out, in metres, and the edge one came by: -1 at the start and where one never came. */
export type Spread = {
  metres: Float64Array;
  cameBy: Int32Array;
  /** where one set out, by edge */
  starts: ReadonlyMap<number, readonly Snap[]>;
};

type Limits = {
  /** nothing farther is looked at */
  withinM?: number;
  /** is told of every node once its distance is known, the nearest first; true ends the walk there */
  isEnough?: (node: number) => boolean;
};

/**
 * Walks from all of `starts` at once over the network, the nearest nodes first (Dijkstra 1959). One run tells for every node
 * how far the nearest start is.
 */
export function spread(
  network: Network,
  starts: readonly Snap[],
  { withinM = Infinity, isEnough }: Limits = {},
): Spread {
  const { from, to, first, via, metres: lengths } = network;
  const metres = new Float64Array(network.x.length).fill(Infinity);
  const cameBy = new Int32Array(network.x.length).fill(-1);
  const waiting = new FlatQueue<number>();
  const reach = (node: number, far: number, by: number) => {
    if (far > withinM || far >= metres[node]) return;
    metres[node] = far;
    cameBy[node] = by;
    waiting.push(node, far);
  };
  const byEdge = new Map<number, Snap[]>();
  for (const start of starts) {
    const { edge, share } = start;
    byEdge.set(edge, [...(byEdge.get(edge) ?? []), start]);
    reach(from[edge], start.metres + share * lengths[edge], -1);
    reach(to[edge], start.metres + (1 - share) * lengths[edge], -1);
  }
  while (waiting.length > 0) {
    const far = waiting.peekValue()!;
    const node = waiting.pop()!;
    if (far > metres[node]) continue;
    if (isEnough?.(node)) break;
    for (let at = first[node]; at < first[node + 1]; at++) {
      reach(otherEnd(network, via[at], node), far + lengths[via[at]], via[at]);
    }
  }
  return { metres, cameBy, starts: byEdge };
}

/** How far `target` is, from road and to road included; Infinity when there is no way. */
export function metresTo(network: Network, { metres, starts }: Spread, target: Snap): number {
  const { edge, share } = target;
  const length = network.metres[edge];
  let best = Math.min(metres[network.from[edge]] + share * length, metres[network.to[edge]] + (1 - share) * length);
  for (const start of starts.get(edge) ?? [])
    best = Math.min(best, start.metres + Math.abs(start.share - share) * length);
  return best + target.metres;
}

/** Enough when the ends of all these edges are reached. */
export function untilReached({ from, to }: Network, snaps: readonly Snap[]): (node: number) => boolean {
  const wanted = new Set(snaps.flatMap(({ edge }) => [from[edge], to[edge]]));
  return (node) => wanted.delete(node) && wanted.size === 0;
}

/** How far it is from each of `snaps` to each other, row by row. */
export function metresBetween(network: Network, snaps: readonly Snap[]): Float64Array {
  const table = new Float64Array(snaps.length ** 2);
  snaps.forEach((start, row) => {
    const walked = spread(network, [start], { isEnough: untilReached(network, snaps) });
    for (let column = row + 1; column < snaps.length; column++) {
      const far = metresTo(network, walked, snaps[column]);
      table[row * snaps.length + column] = far;
      table[column * snaps.length + row] = far;
    }
  });
  return table;
}

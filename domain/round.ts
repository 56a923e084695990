// The shortest reasonable order to visit some places on foot: an open tour from a start, or from the best of the places.
// Nearest neighbour, then 2-opt (Croes 1958) and or-opt (Or 1976) in turns until neither makes it shorter.

/** How far it is from each of n places to each other, row by row; need not be the same both ways. */
export type Distances = { length: number; metres: ArrayLike<number> };

/** A move must shorten the tour by more than this many metres: rounding is no gain. */
const GAIN_M = 1e-6;

/** Places moved together by or-opt. */
const MOST_TOGETHER = 3;

/** The length of the tour through `order`, in metres. */
export function tourMetres({ length, metres }: Distances, order: readonly number[]): number {
  let sum = 0;
  for (let at = 1; at < order.length; at++) sum += metres[order[at - 1] * length + order[at]];
  return sum;
}

/**
 * All places, in an order that makes a short tour. It begins with the place `from`; without one it begins wherever the tour is
 * shortest. Throws a RangeError where the distances are not n × n.
 */
export function shortRound(distances: Distances, from: number | null = null): number[] {
  const { length, metres } = distances;
  if (metres.length !== length * length) throw new RangeError(`${metres.length} distances of ${length} places`);
  if (length === 0) return [];
  const starts = from === null ? startsOf(length) : [from];
  let best: number[] = [];
  let bestMetres = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    const order = improved(distances, nearestFirst(distances, start), from === null ? 0 : 1);
    const tour = tourMetres(distances, order);
    if (tour < bestMetres) [best, bestMetres] = [order, tour];
  }
  return best;
}

/** Where tours are begun to compare: everywhere for few places, at every so many for more. */
const MOST_STARTS = 12;
const startsOf = (length: number): number[] => {
  const step = Math.max(1, Math.ceil(length / MOST_STARTS));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
};

function nearestFirst({ length, metres }: Distances, start: number): number[] {
  const order = [start];
  const left = new Set(Array.from({ length }, (_, place) => place).filter((place) => place !== start));
  while (left.size > 0) {
    const here = order[order.length - 1];
    let nearest = -1;
    for (const place of left) {
      if (nearest < 0 || metres[here * length + place] < metres[here * length + nearest]) nearest = place;
    }
    order.push(nearest);
    left.delete(nearest);
  }
  return order;
}

/** `order` made shorter as long as a move does it; its first `fixed` places stay. */
function improved(distances: Distances, order: number[], fixed: number): number[] {
  let current = order;
  for (;;) {
    const shorter = turned(distances, current, fixed) ?? moved(distances, current, fixed);
    if (!shorter) return current;
    current = shorter;
  }
}

/** A shorter tour with one stretch walked the other way round; null when there is none. */
function turned(distances: Distances, order: readonly number[], fixed: number): number[] | null {
  const { length, metres } = distances;
  const step = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : metres[a * length + b];
  let best: number[] | null = null;
  let gain = GAIN_M;
  for (let first = fixed; first < order.length - 1; first++) {
    // what the stretch first … last takes one way and the other, which differ where distances do
    let [forth, back] = [0, 0];
    for (let last = first + 1; last < order.length; last++) {
      forth += step(order[last - 1], order[last]);
      back += step(order[last], order[last - 1]);
      const [before, after] = [order[first - 1], order[last + 1]];
      const now = step(before, order[first]) + forth + step(order[last], after);
      const then = step(before, order[last]) + back + step(order[first], after);
      if (now - then <= gain) continue;
      gain = now - then;
      best = [...order.slice(0, first), ...order.slice(first, last + 1).reverse(), ...order.slice(last + 1)];
    }
  }
  return best;
}

/** A shorter tour with up to three neighbours moved elsewhere, either way round; null when there is none. */
function moved(distances: Distances, order: readonly number[], fixed: number): number[] | null {
  const { length, metres } = distances;
  const step = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : metres[a * length + b];
  let best: (() => number[]) | null = null;
  let gain = GAIN_M;
  for (let size = 1; size <= MOST_TOGETHER; size++) {
    for (let at = fixed; at + size <= order.length; at++) {
      const piece = order.slice(at, at + size);
      const rest = [...order.slice(0, at), ...order.slice(at + size)];
      const [before, after] = [rest[at - 1], rest[at]];
      const freed = step(before, piece[0]) + step(piece[size - 1], after) - step(before, after);
      const inner = tourMetres(distances, piece);
      const reversed = [...piece].reverse();
      for (let to = fixed; to <= rest.length; to++) {
        if (to === at) continue;
        for (const way of size === 1 ? [piece] : [piece, reversed]) {
          const turn = way === piece ? 0 : tourMetres(distances, way) - inner;
          const cost = step(rest[to - 1], way[0]) + step(way[size - 1], rest[to]) - step(rest[to - 1], rest[to]) + turn;
          if (freed - cost <= gain) continue;
          gain = freed - cost;
          best = () => [...rest.slice(0, to), ...way, ...rest.slice(to)];
        }
      }
    }
  }
  return best?.() ?? null;
}

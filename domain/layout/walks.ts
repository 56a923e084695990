// Closed walks along arcs. An arc is walked forwards (its left cell inside) or backwards: the number of such a side is 2 × arc, or 2 × arc + 1.

import type { Fabric } from "./fabric.ts";

/** The cell on the left of one who walks along a side. */
export const insideOf = ({ arcs }: Fabric, side: number): number => (side & 1 ? arcs.right : arcs.left)[side >> 1];

/** The node a side leads to. */
const endOf = ({ arcs }: Fabric, side: number): number => (side & 1 ? arcs.from : arcs.to)[side >> 1];

/**
 * The sides that bound one area, chained into closed walks with the area on their left.
 *
 *          ╲   │ back      arriving at a node, the way on is the first side clockwise from where one came:
 *    ────── node           between the two lies the inside, and nothing else
 */
export function walksOf(fabric: Fabric, sides: readonly number[]): number[][] {
  const leaving = new Map<number, number[]>();
  for (const side of sides) {
    const node = endOf(fabric, side ^ 1);
    const others = leaving.get(node);
    if (others) others.push(side);
    else leaving.set(node, [side]);
  }
  const follow = (side: number): number => {
    const choice = leaving.get(endOf(fabric, side))!;
    if (choice.length === 1) return choice[0];
    const back = angleOf(fabric, side ^ 1);
    let best = choice[0];
    let least = Infinity;
    for (const next of choice) {
      const turn = back - angleOf(fabric, next);
      const clockwise = turn <= 0 ? turn + 2 * Math.PI : turn;
      if (clockwise < least) [best, least] = [next, clockwise];
    }
    return best;
  };
  const done = new Set<number>();
  const walks: number[][] = [];
  for (const start of sides) {
    if (done.has(start)) continue;
    const walk: number[] = [];
    for (let side = start; !done.has(side); side = follow(side)) {
      done.add(side);
      walk.push(side);
    }
    walks.push(walk);
  }
  return walks;
}

/** A closed walk in loops that pass no node twice. */
export function loopsOf(fabric: Fabric, walk: readonly number[]): number[][] {
  const loops: number[][] = [];
  const path: number[] = [];
  const seenAt = new Map<number, number>([[endOf(fabric, walk[0] ^ 1), 0]]);
  for (const side of walk) {
    path.push(side);
    const node = endOf(fabric, side);
    const since = seenAt.get(node);
    if (since === undefined) {
      seenAt.set(node, path.length);
      continue;
    }
    const loop = path.splice(since);
    for (const gone of loop) if (endOf(fabric, gone) !== node) seenAt.delete(endOf(fabric, gone));
    loops.push(loop);
  }
  return loops;
}

/** The vertices a walk passes, its start once. */
export function verticesOf({ arcs }: Fabric, walk: readonly number[]): number[] {
  const vertices: number[] = [];
  for (const side of walk) {
    const [from, to] = [arcs.start[side >> 1], arcs.start[(side >> 1) + 1] - 1];
    if (side & 1) for (let v = to; v > from; v--) vertices.push(v);
    else for (let v = from; v < to; v++) vertices.push(v);
  }
  return vertices;
}

/** Twice the area that a closed walk goes around, in lattice units; below 0 where it goes clockwise. */
export function twiceAreaWithin({ x, y, arcs }: Fabric, walk: readonly number[]): number {
  let sum = 0;
  for (const side of walk) {
    const arc = side >> 1;
    let swept = 0;
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) swept += x[v] * y[v + 1] - x[v + 1] * y[v];
    sum += side & 1 ? -swept : swept;
  }
  return sum;
}

/** The direction in which a side leaves its node. */
function angleOf({ x, y, arcs }: Fabric, side: number): number {
  const arc = side >> 1;
  const [at, next] =
    side & 1 ? [arcs.start[arc + 1] - 1, arcs.start[arc + 1] - 2] : [arcs.start[arc], arcs.start[arc] + 1];
  return Math.atan2(y[next] - y[at], x[next] - x[at]);
}

import type { Fabric } from "../../domain/layout/fabric.ts";

/** A closed line of lattice numbers from the fabric's origin, x and y in turn; the first point is not repeated. */
export type Ring = Int32Array;

/**
 * The rings of every cell, the outer one first. Arcs are walked with the cell on their left:
 *
 *      ──arc──▶        outer rings go against the clock, holes with it
 *      ▲ cell │
 *      └──────▼
 */
export function cellRings(fabric: Fabric): Ring[][] {
  const { arcs, cells } = fabric;
  // half-arcs: arc i forward is 2i, with the cell at its left; backward is 2i + 1, with the cell at its right
  const cellOf = (half: number) => (half & 1 ? arcs.right : arcs.left)[half >> 1];
  const startOf = (half: number) => (half & 1 ? arcs.to : arcs.from)[half >> 1];
  const endOf = (half: number) => (half & 1 ? arcs.from : arcs.to)[half >> 1];
  const byCell: number[][] = Array.from({ length: cells.length }, () => []);
  for (let half = 0; half < 2 * arcs.length; half++) if (cellOf(half) >= 0) byCell[cellOf(half)].push(half);
  return byCell.map((halves) => {
    const from = new Map<number, number[]>();
    for (const half of halves) {
      const node = startOf(half);
      const list = from.get(node);
      if (list) list.push(half);
      else from.set(node, [half]);
    }
    const rings: Ring[] = [];
    for (const first of halves) {
      if (!take(from, startOf(first), first)) continue;
      const chain = [first];
      const start = startOf(first);
      for (let node = endOf(first); node !== start; ) {
        const next = from.get(node)?.pop();
        if (next === undefined) break;
        chain.push(next);
        node = endOf(next);
      }
      rings.push(ringOf(fabric, chain));
    }
    return rings.sort((a, b) => twiceAreaOf(b) - twiceAreaOf(a));
  });
}

function take(from: Map<number, number[]>, node: number, half: number): boolean {
  const list = from.get(node);
  const at = list?.indexOf(half) ?? -1;
  if (!list || at < 0) return false;
  list.splice(at, 1);
  return true;
}

function ringOf({ x, y, arcs }: Fabric, chain: readonly number[]): Ring {
  const points: number[] = [];
  for (const half of chain) {
    const [first, last] = [arcs.start[half >> 1], arcs.start[(half >> 1) + 1] - 1];
    // the last vertex of each is the first of the next
    if (half & 1) for (let i = last; i > first; i--) points.push(x[i], y[i]);
    else for (let i = first; i < last; i++) points.push(x[i], y[i]);
  }
  return Int32Array.from(points);
}

/** Twice the area inside, negative where the ring goes with the clock. */
export function twiceAreaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return sum;
}

/** Whether the point lies inside, holes taken out (even–odd rule). */
export function isInside(rings: readonly Ring[], px: number, py: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

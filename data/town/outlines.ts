import type { Lot } from "./draft.ts";
import { holds, type Point, ringAreaM2 } from "./geometry.ts";
import type { Plan } from "./plan.ts";

/** Rings of vertices around a union of lots: polygons, each its outer ring first, then its holes. Rings are not closed. */
export function outlineOf(plan: Plan, lots: readonly Lot[]): number[][][] {
  const edges = new Set<number>();
  const key = (a: number, b: number): number => a * 2 ** 25 + b;
  for (const lot of lots) {
    const ring = plan.ring(lot.face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length];
      if (!edges.delete(key(b, a))) edges.add(key(a, b));
    });
  }
  const next = new Map<number, number[]>();
  for (const edge of edges) {
    const a = Math.floor(edge / 2 ** 25);
    const list = next.get(a);
    if (list) list.push(edge % 2 ** 25);
    else next.set(a, [edge % 2 ** 25]);
  }
  const rings: number[][] = [];
  for (const start of next.keys()) {
    while (next.get(start)!.length > 0) rings.push(...simpleRings(walk(plan, next, start)));
  }
  const at = (ring: number[]): Point[] => ring.map((vertex) => plan.points[vertex]);
  const outers = rings.filter((ring) => ringAreaM2(at(ring)) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => ringAreaM2(at(ring)) < 0)) {
    (outers.find(([outer]) => holds(at(outer), middle(plan.points[hole[0]], plan.points[hole[1]]))) ?? outers[0]).push(
      hole,
    );
  }
  return outers;
}

/** A ring that comes back to one of its vertices, as several that do not: a hole may touch the border, a ring not itself. */
function simpleRings(ring: readonly number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  for (const vertex of ring) {
    const back = open.indexOf(vertex);
    if (back >= 0) rings.push(open.splice(back));
    open.push(vertex);
  }
  return [...rings, open];
}

const middle = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** Takes one ring out of `next`; where it could go on in two ways it turns left, so that rings touch but never cross. */
function walk(plan: Plan, next: Map<number, number[]>, start: number): number[] {
  const ring = [start];
  let [before, here] = [start, next.get(start)!.shift()!];
  while (here !== start) {
    ring.push(here);
    const ways = next.get(here)!;
    let pick = 0;
    if (ways.length > 1) {
      const turns = ways.map((way) => turn(plan.points[before], plan.points[here], plan.points[way]));
      pick = turns.indexOf(Math.max(...turns));
    }
    [before, here] = [here, ways.splice(pick, 1)[0]];
  }
  return ring;
}

/** How far the way a → b → c turns left, in (-π, π]. */
function turn(a: Point, b: Point, c: Point): number {
  const into = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const out = Math.atan2(c[1] - b[1], c[0] - b[0]);
  const left = out - into;
  return left > Math.PI ? left - 2 * Math.PI : left <= -Math.PI ? left + 2 * Math.PI : left;
}

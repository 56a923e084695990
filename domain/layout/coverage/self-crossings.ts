import Flatbush from "flatbush";
import { isSame, meeting, turn } from "./exact.ts";
import { type MultiPolygon, withoutRepeats } from "./rings.ts";

type Point = readonly number[];

/** Where the rings of a polygon cross or run along themselves or each other. That rings touch in a point is no fault. Exact. */
export function selfCrossings(polygon: MultiPolygon): Point[] {
  const rings = polygon.flat().map(withoutRepeats);
  const edges = rings.flatMap((ring, of) =>
    ring.slice(1).map((to, index) => ({
      a: ring[index],
      b: to,
      of,
      index,
      before: ring[index === 0 ? ring.length - 2 : index - 1],
      after: ring[index + 2] ?? ring[1],
      last: ring.length - 2,
    })),
  );
  if (edges.length === 0) return [];
  const tree = new Flatbush(edges.length);
  for (const { a, b } of edges) {
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  tree.finish();
  const found: Point[] = [];
  const note = (point: Point) => {
    if (!found.some((known) => isSame(known, point))) found.push(point);
  };
  edges.forEach((first, nth) => {
    const { a, b } = first;
    const near = tree.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (other) => other > nth,
    );
    for (const other of near.sort((p, q) => p - q)) {
      const second = edges[other];
      const how = meeting(a, b, second.a, second.b);
      if (how === "cross") note(crossingOf(a, b, second.a, second.b));
      else if (how === "overlap") note(isBetween(second.a, a, b) ? second.a : a);
      else if (how === "touch") {
        // where a corner lies on the other edge, the border passes through if it goes on beyond
        for (const [edge, corner] of [
          [first, second],
          [second, first],
        ]) {
          if (goesThrough(edge, corner.a, corner.before, corner.b)) note(corner.a);
          if (goesThrough(edge, corner.b, corner.a, corner.after)) note(corner.b);
        }
      } else if (how === "end-to-end" && isSame(b, second.b)) {
        // the same corner twice: each pass once, by the edge that ends there
        if (areInterlaced(b, a, first.after, second.a, second.after)) note(b);
      }
    }
  });
  return found;
}

/** Whether the border before → at → after crosses the edge within which `at` lies. */
function goesThrough({ a, b }: { a: Point; b: Point }, at: Point, before: Point, after: Point): boolean {
  if (turn(a[0], a[1], b[0], b[1], at[0], at[1]) !== 0 || !isBetween(at, a, b)) return false;
  return turn(a[0], a[1], b[0], b[1], before[0], before[1]) * turn(a[0], a[1], b[0], b[1], after[0], after[1]) < 0;
}

/** Whether two ways through one corner cross there. */
function areInterlaced(at: Point, in1: Point, out1: Point, in2: Point, out2: Point): boolean {
  return isSweptOver(at, in1, out1, in2) !== isSweptOver(at, in1, out1, out2);
}

/** Whether `to` is passed on the way counter-clockwise from `from` to `until`, all seen from `at`. */
function isSweptOver(at: Point, from: Point, until: Point, to: Point): boolean {
  const side = (p: Point, q: Point) => turn(at[0], at[1], p[0], p[1], q[0], q[1]);
  if (side(from, until) > 0) return side(from, to) > 0 && side(to, until) > 0;
  return !(side(until, to) >= 0 && side(to, from) >= 0);
}

const isBetween = (at: Point, a: Point, b: Point): boolean =>
  Math.min(a[0], b[0]) <= at[0] &&
  at[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= at[1] &&
  at[1] <= Math.max(a[1], b[1]);

function crossingOf(a: Point, b: Point, c: Point, d: Point): Point {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const share = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / (ux * vy - uy * vx);
  const kept = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
  return [a[0] + kept * ux, a[1] + kept * uy];
}

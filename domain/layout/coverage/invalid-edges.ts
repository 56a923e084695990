// Which edges of a polygon do not fit its neighbours: in a coverage every edge either lies on the outer border, or is an edge of
// exactly one neighbour, with the same two ends, on the other side.

import Flatbush from "flatbush";
import { isSame, meeting, turn } from "./exact.ts";
import { type Box, boxesMeet, boxOfAll, type EdgeRing, edgeRings, isInside, type MultiPolygon } from "./rings.ts";

/** Stretches of a border, each a line of two points or more. */
export type Lines = readonly (readonly (readonly number[])[])[];

/**
 * For each polygon the stretches of its border that do not fit the others: those that overlap or cross a neighbour, lie within
 * it, run along it with other ends, or, with a `gapWidth` above 0, run beside it no farther apart than that. An edge on the
 * outer border is no fault. Empty where a polygon fits; the answer is exact at any scale.
 * Method: as PostGIS's and JTS's coverage validators judge (Davis 2022), so that all three agree.
 */
export function invalidEdges(polygons: readonly MultiPolygon[], gapWidth = 0): Lines[] {
  const rings = polygons.map(edgeRings);
  const boxes = polygons.map(boxOfAll);
  const index = new PieceIndex(polygons, rings, boxes);
  return polygons.map((_, target) => {
    const near = index.near(target, gapWidth);
    return edgesThatDoNotFit(target, near, rings, boxes, index, gapWidth);
  });
}

/** The same for one polygon among others that need not fit each other. */
export function invalidEdgesOf(target: MultiPolygon, others: readonly MultiPolygon[], gapWidth = 0): Lines {
  const polygons = [target, ...others];
  const rings = polygons.map(edgeRings);
  const boxes = polygons.map(boxOfAll);
  const index = new PieceIndex(polygons, rings, boxes);
  return edgesThatDoNotFit(0, index.near(0, gapWidth), rings, boxes, index, gapWidth);
}

function edgesThatDoNotFit(
  target: number,
  near: readonly number[],
  rings: readonly EdgeRing[][],
  boxes: readonly Box[],
  index: PieceIndex,
  gapWidth: number,
): Lines {
  const own = rings[target];
  // marks are of one polygon's question only: its neighbours are asked for themselves
  for (const ring of own) {
    ring.matched.fill(0);
    ring.invalid.fill(0);
  }
  const others = near.flatMap((polygon) => rings[polygon]);
  markMatched(own, others, boxes[target], gapWidth);
  if (own.some((ring) => ring.matched.some((matched, edge) => !matched && !ring.invalid[edge]))) {
    markInteracting(target, own, index, gapWidth);
    markWithin(own, near, index);
  }
  return own.flatMap(stretchesOf);
}

/** Edges of the target and its neighbours by their two ends: on two sides they match, twice on one side both are wrong. */
function markMatched(own: readonly EdgeRing[], others: readonly EdgeRing[], box: Box, margin: number): void {
  type Side = { ring: EdgeRing; edge: number; isOwn: boolean };
  const known = new Map<string, [forward: Side | null, backward: Side | null]>();
  const note = (ring: EdgeRing, edge: number, isOwn: boolean) => {
    const [a, b] = [ring.points[edge], ring.points[edge + 1]];
    if (!isOwn && !boxesMeet(box, edgeBox(a, b), margin)) return;
    const isForward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const key = isForward ? `${a[0]} ${a[1]} ${b[0]} ${b[1]}` : `${b[0]} ${b[1]} ${a[0]} ${a[1]}`;
    const side = isForward === ring.interiorOnRight ? 0 : 1;
    const sides = known.get(key) ?? [null, null];
    known.set(key, sides);
    const same = sides[side];
    const opposite = sides[1 - side];
    if (same) {
      if (same.isOwn) same.ring.invalid[same.edge] = 1;
      if (isOwn) ring.invalid[edge] = 1;
      return;
    }
    sides[side] = { ring, edge, isOwn };
    if (!opposite) return;
    if (isOwn) ring.matched[edge] = 1;
    if (opposite.isOwn) opposite.ring.matched[opposite.edge] = 1;
  };
  for (const ring of own) for (let edge = 0; edge < ring.edges; edge++) note(ring, edge, true);
  for (const ring of others) for (let edge = 0; edge < ring.edges; edge++) note(ring, edge, false);
}

const isKnown = (ring: EdgeRing, edge: number): boolean => ring.matched[edge] === 1 || ring.invalid[edge] === 1;

const edgeBox = (a: readonly number[], b: readonly number[]): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
];

function markInteracting(target: number, own: readonly EdgeRing[], index: PieceIndex, gapWidth: number): void {
  for (const ring of own) {
    for (let edge = 0; edge < ring.edges; edge++) {
      if (isKnown(ring, edge)) continue;
      const [a, b] = [ring.points[edge], ring.points[edge + 1]];
      const isWrong = index.someEdge(edgeBox(a, b), gapWidth, (polygon, other, otherEdge) => {
        if (polygon === target) return false;
        const [c, d] = [other.points[otherEdge], other.points[otherEdge + 1]];
        if ((isSame(a, c) && isSame(b, d)) || (isSame(a, d) && isSame(b, c))) return false;
        return isWrongBeside(a, b, other, otherEdge) || (gapWidth > 0 && runsBeside(a, b, c, d, gapWidth));
      });
      if (isWrong) ring.invalid[edge] = 1;
    }
  }
}

/** Whether ab crosses, overlaps or enters the polygon at this edge of it. */
function isWrongBeside(a: readonly number[], b: readonly number[], ring: EdgeRing, edge: number): boolean {
  const [c, d] = [ring.points[edge], ring.points[edge + 1]];
  const how = meeting(a, b, c, d);
  if (how !== "end-to-end") return how !== "apart";
  const at = isSame(a, c) || isSame(a, d) ? a : b;
  return isSame(at, c) || isSame(at, d) ? entersCorner(at, at === a ? b : a, ring, edge) : true;
}

/** Whether a stretch from the ring's corner `at` (an end of `edge`) to `to` sets out into the inside. */
function entersCorner(at: readonly number[], to: readonly number[], ring: EdgeRing, edge: number): boolean {
  const { points, edges } = ring;
  const corner = isSame(points[edge], at) ? edge : edge + 1;
  let before = points[corner === 0 ? edges - 1 : corner - 1];
  let after = points[corner === edges ? 1 : corner + 1];
  if (!ring.interiorOnRight) [before, after] = [after, before];
  // the inside is swept from `before` counter-clockwise to `after`
  const side = (p: readonly number[], q: readonly number[]) => turn(at[0], at[1], p[0], p[1], q[0], q[1]);
  const opening = side(before, after);
  if (opening > 0) return side(before, to) > 0 && side(to, after) > 0;
  if (opening < 0) return !(side(after, to) >= 0 && side(to, before) >= 0);
  return side(before, to) > 0;
}

/** Whether ab and cd run beside each other, over more than `width`, no farther apart than `width`. */
function runsBeside(
  a: readonly number[],
  b: readonly number[],
  c: readonly number[],
  d: readonly number[],
  width: number,
): boolean {
  const first = shadow(a, b, c, d);
  const second = shadow(c, d, a, b);
  if (!first || !second || distance(...first) <= width || distance(...second) <= width) return false;
  if (distance(first[0], second[1]) < distance(first[0], second[0])) second.reverse();
  return distance(first[0], second[0]) <= width && distance(first[1], second[1]) <= width;
}

type Stretch = [readonly number[], readonly number[]];

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The part of ab that cd lies beside, seen square to ab; null where it lies beyond an end. */
function shadow(
  a: readonly number[],
  b: readonly number[],
  c: readonly number[],
  d: readonly number[],
): Stretch | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = (p: readonly number[]) => ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const [from, to] = [along(c), along(d)];
  if ((from >= 1 && to >= 1) || (from <= 0 && to <= 0)) return null;
  const at = (share: number) => (share <= 0 ? a : share >= 1 ? b : [a[0] + share * dx, a[1] + share * dy]);
  return [at(from), at(to)];
}

/** Edges that are still unknown and begin or end inside a neighbour. */
function markWithin(own: readonly EdgeRing[], near: readonly number[], index: PieceIndex): void {
  for (const ring of own) {
    for (let edge = 0; edge < ring.edges; edge++) {
      if (isKnown(ring, edge)) continue;
      const [x, y] = ring.points[edge];
      if (!index.isInsideAny(x, y, near)) continue;
      ring.invalid[edge] = 1;
      const before = edge === 0 ? ring.edges - 1 : edge - 1;
      if (!isKnown(ring, before)) ring.invalid[before] = 1;
    }
  }
}

/** The invalid edges of a ring, chained; the whole ring where all are. */
function stretchesOf(ring: EdgeRing): Lines {
  const { invalid, edges, points } = ring;
  const start = invalid.indexOf(0);
  if (start < 0) return [points];
  const lines: (readonly number[])[][] = [];
  for (let step = 1; step <= edges; step++) {
    const edge = (start + step) % edges;
    if (!invalid[edge]) continue;
    if (invalid[(edge + edges - 1) % edges]) lines[lines.length - 1].push(points[edge + 1]);
    else lines.push([points[edge], points[edge + 1]]);
  }
  return lines;
}

/** Of a polygon without rings. */
const isNothing = ([west, , east]: Box): boolean => west > east;

// why: the index knows no empty boxes
const NOWHERE: Box = [0, 0, 0, 0];

/** Finds polygons and edges near a place. */
class PieceIndex {
  private readonly byBox: Flatbush | null;
  private readonly byEdge: Flatbush | null;
  private readonly edges: { polygon: number; ring: EdgeRing; first: number }[] = [];
  private readonly owner: Uint32Array;

  constructor(
    private readonly polygons: readonly MultiPolygon[],
    rings: readonly EdgeRing[][],
    private readonly boxes: readonly Box[],
  ) {
    let count = 0;
    rings.forEach((list, polygon) => {
      for (const ring of list) {
        this.edges.push({ polygon, ring, first: count });
        count += ring.edges;
      }
    });
    this.owner = new Uint32Array(count);
    this.byBox = polygons.length > 0 ? new Flatbush(polygons.length) : null;
    for (const box of boxes) this.byBox?.add(...(isNothing(box) ? NOWHERE : box));
    this.byBox?.finish();
    this.byEdge = count > 0 ? new Flatbush(count) : null;
    this.edges.forEach(({ ring, first }, nth) => {
      for (let edge = 0; edge < ring.edges; edge++) {
        this.owner[first + edge] = nth;
        this.byEdge?.add(...edgeBox(ring.points[edge], ring.points[edge + 1]));
      }
    });
    this.byEdge?.finish();
  }

  /** Other polygons whose box meets that of `target`, in rising order. */
  near(target: number, margin: number): number[] {
    const [west, south, east, north] = this.boxes[target];
    if (isNothing(this.boxes[target]) || !this.byBox) return [];
    const found = this.byBox.search(west - margin, south - margin, east + margin, north + margin);
    return found.filter((polygon) => polygon !== target && !isNothing(this.boxes[polygon])).sort((a, b) => a - b);
  }

  someEdge(
    [west, south, east, north]: Box,
    margin: number,
    isWanted: (polygon: number, ring: EdgeRing, edge: number) => boolean,
  ): boolean {
    let found = false;
    this.byEdge?.search(west - margin, south - margin, east + margin, north + margin, (entry) => {
      if (found) return false;
      const { polygon, ring, first } = this.edges[this.owner[entry]];
      found = isWanted(polygon, ring, entry - first);
      return false;
    });
    return found;
  }

  isInsideAny(x: number, y: number, polygons: readonly number[]): boolean {
    return polygons.some(
      (polygon) =>
        boxesMeet(this.boxes[polygon], [x, y, x, y]) &&
        this.polygons[polygon].some((piece) => piece.length > 0 && isInside(x, y, piece)),
    );
  }
}

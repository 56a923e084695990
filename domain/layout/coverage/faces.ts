// The ground between borders that were cut where they meet: faces, and which polygons hold each.

import Flatbush from "flatbush";
import { turn } from "./exact.ts";
import { type Noded, type NodingSettings, nodeBorders, parityOf } from "./noding.ts";
import type { MultiPolygon } from "./rings.ts";

/** The face that surrounds everything. */
export const UNBOUNDED = 0;

/** Half-edges 2i and 2i + 1 run along edge i, there and back; each has its face on its left. */
export type Faces = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** the point a half-edge begins at; it ends where its twin (number XOR 1) begins */
  readonly from: readonly number[];
  /** the half-edge that follows along the border of the same face */
  readonly next: readonly number[];
  readonly face: readonly number[];
  /** edge by edge, the polygons whose border it is */
  readonly borders: readonly (readonly number[])[];
  /** by face, the polygons that hold it, rising; empty in a gap and outside */
  readonly owners: readonly (readonly number[])[];
};

/**
 * Cuts all borders where they meet and finds the faces between them. A polygon holds what any piece of it holds, and a piece
 * what the even-odd rule gives it.
 */
export function facesOf(polygons: readonly MultiPolygon[], settings: NodingSettings): Faces {
  const pieces = polygons.flatMap((polygon, of) => polygon.map((piece) => ({ piece, of })));
  const polygonsOf = (list: readonly number[]) => [...new Set(list.map((nth) => pieces[nth].of))];
  const noded = nodeBorders(
    pieces.map(({ piece }) => [piece]),
    settings,
  );
  const from = noded.edges.flatMap((edge) => [edge.from, edge.to]);
  const outgoing = sortedAround(noded, from);
  const next = new Array<number>(from.length);
  for (const around of outgoing) {
    around.forEach((half, nth) => {
      next[half ^ 1] = around[(nth + around.length - 1) % around.length];
    });
  }
  const cycle = cyclesOf(next);
  const parts = partsOf(noded, from, outgoing, cycle);
  const within = new Map(parts.map((part) => [part.outer, faceLeftOf(part, noded, parts, cycle)]));
  const label = labelsOf(noded, cycle, within);

  // cycles become faces: the outer one of a part is the border, seen from outside, of the face it lies in
  const faceOf = new Map<number, number>();
  const owners: (readonly number[])[] = [[]];
  const find = (ring: number): number => {
    if (within.has(ring)) {
      const around = within.get(ring)!;
      return around === null ? UNBOUNDED : find(around);
    }
    const known = faceOf.get(ring);
    if (known !== undefined) return known;
    faceOf.set(ring, owners.length);
    return owners.push(polygonsOf(label(ring))) - 1;
  };
  const face = cycle.map(find);
  return { x: noded.x, y: noded.y, from, next, face, borders: noded.edges.map(({ of }) => polygonsOf(of)), owners };
}

const halfEdges = new WeakMap<Faces, number[][]>();

/** The half-edges that have a face on their left. */
export function halfEdgesOf(faces: Faces, face: number): readonly number[] {
  let lists = halfEdges.get(faces);
  if (!lists) {
    lists = faces.owners.map(() => []);
    for (let half = 0; half < faces.face.length; half++) lists[faces.face[half]].push(half);
    halfEdges.set(faces, lists);
  }
  return lists[face];
}

/** The half-edges that begin at each point, counter-clockwise from the west side. */
function sortedAround({ x, y }: Noded, from: readonly number[]): number[][] {
  const outgoing: number[][] = x.map(() => []);
  from.forEach((point, half) => {
    outgoing[point].push(half);
  });
  const isUpper = (at: number, to: number) => y[to] > y[at] || (y[to] === y[at] && x[to] > x[at]);
  for (const around of outgoing) {
    around.sort((a, b) => {
      const [at, p, q] = [from[a], from[a ^ 1], from[b ^ 1]];
      const [upperP, upperQ] = [isUpper(at, p), isUpper(at, q)];
      if (upperP !== upperQ) return upperP ? 1 : -1;
      return -turn(x[at], y[at], x[p], y[p], x[q], y[q]) || a - b;
    });
  }
  return outgoing;
}

/** By half-edge, the lowest half-edge of the closed walk along `next` it lies on. */
function cyclesOf(next: readonly number[]): number[] {
  const cycle = new Array<number>(next.length).fill(-1);
  for (let start = 0; start < next.length; start++) {
    for (let half = start; cycle[half] < 0; half = next[half]) cycle[half] = start;
  }
  return cycle;
}

/** Edges that hang together. */
type Part = { id: number; leftmost: number; outer: number; edges: number[] };

function partsOf({ x, y, edges }: Noded, from: readonly number[], outgoing: readonly number[][], cycle: number[]) {
  const partOf = new Array<number>(x.length).fill(-1);
  const parts: Part[] = [];
  edges.forEach((edge) => {
    if (partOf[edge.from] >= 0) return;
    const part: Part = { id: parts.length, leftmost: edge.from, outer: -1, edges: [] };
    const open = [edge.from];
    partOf[edge.from] = part.id;
    for (let point = open.pop(); point !== undefined; point = open.pop()) {
      const { leftmost } = part;
      if (x[point] < x[leftmost] || (x[point] === x[leftmost] && y[point] < y[leftmost])) part.leftmost = point;
      for (const half of outgoing[point]) {
        if (half % 2 === 0) part.edges.push(half >> 1);
        const to = from[half ^ 1];
        if (partOf[to] >= 0) continue;
        partOf[to] = part.id;
        open.push(to);
      }
    }
    // west of the leftmost point lies the outside: left of its steepest half-edge
    const at = part.leftmost;
    const steepest = outgoing[at].reduce((best, half) => {
      const [p, q] = [from[best ^ 1], from[half ^ 1]];
      return turn(x[at], y[at], x[p], y[p], x[q], y[q]) > 0 ? half : best;
    });
    part.outer = cycle[steepest];
    parts.push(part);
  });
  return parts;
}

/** The cycle of the face that a part lies in: of the nearest edge west of its leftmost point; null outside all. */
function faceLeftOf(part: Part, { x, y, edges }: Noded, parts: readonly Part[], cycle: readonly number[]) {
  if (parts.length === 1) return null;
  const index = edgeIndex(x, y, edges);
  const own = ownEdges(part);
  const [px, py] = [x[part.leftmost], y[part.leftmost]];
  let nearest: { half: number; at: number; low: number; high: number } | null = null;
  for (const edge of index.search(index.minX, py, px, py)) {
    const { from, to } = edges[edge];
    if (own.has(edge) || y[from] > py === y[to] > py) continue;
    const [low, high] = y[from] < y[to] ? [from, to] : [to, from];
    const at = x[low] + ((py - y[low]) / (y[high] - y[low])) * (x[high] - x[low]);
    if (at > px) continue;
    if (nearest && at < nearest.at) continue;
    if (nearest && at === nearest.at && low === nearest.low) {
      const side = turn(x[low], y[low], x[nearest.high], y[nearest.high], x[high], y[high]);
      if (side >= 0) continue;
    }
    // its face on the east is left of the half-edge that runs down
    nearest = { half: high === from ? 2 * edge : 2 * edge + 1, at, low, high };
  }
  return nearest ? cycle[nearest.half] : null;
}

const indexes = new WeakMap<readonly unknown[], Flatbush>();

/** An index of the boxes of edges, made once for a list of them. */
function edgeIndex(x: readonly number[], y: readonly number[], edges: Noded["edges"]): Flatbush {
  const known = indexes.get(edges);
  if (known) return known;
  const index = new Flatbush(edges.length);
  for (const { from, to } of edges) {
    index.add(Math.min(x[from], x[to]), Math.min(y[from], y[to]), Math.max(x[from], x[to]), Math.max(y[from], y[to]));
  }
  index.finish();
  indexes.set(edges, index);
  return index;
}

const ownEdges = (part: Part): ReadonlySet<number> => new Set(part.edges);

/** Gives the owners of the face left of each cycle: across an edge those change whose border it is. */
function labelsOf({ edges }: Noded, cycle: readonly number[], within: ReadonlyMap<number, number | null>) {
  const across = new Map<number, number[]>();
  cycle.forEach((ring, half) => {
    const list = across.get(ring);
    if (list) list.push(half);
    else across.set(ring, [half]);
  });
  const labels = new Map<number, readonly number[]>();
  const spread = (outer: number) => {
    const around = within.get(outer)!;
    labels.set(outer, around === null ? [] : label(around));
    const open = [outer];
    for (let ring = open.pop(); ring !== undefined; ring = open.pop()) {
      for (const half of across.get(ring)!) {
        const other = cycle[half ^ 1];
        if (labels.has(other)) continue;
        labels.set(other, parityOf(labels.get(ring)!, edges[half >> 1].of));
        open.push(other);
      }
    }
  };
  const outerOf = new Map<number, number>();
  for (const outer of within.keys()) {
    const open = [outer];
    outerOf.set(outer, outer);
    for (let ring = open.pop(); ring !== undefined; ring = open.pop()) {
      for (const half of across.get(ring)!) {
        const other = cycle[half ^ 1];
        if (outerOf.has(other)) continue;
        outerOf.set(other, outer);
        open.push(other);
      }
    }
  }
  function label(ring: number): readonly number[] {
    if (!labels.has(ring)) spread(outerOf.get(ring)!);
    return labels.get(ring)!;
  }
  return label;
}

// Borders of areas, chained from arcs: neighbours share every point of them.

import type { MultiPolygon, Position } from "geojson";
import { type Fabric, OUTSIDE } from "./fabric.ts";
import { type AreaId, areaOfCells, type Draft, type LayoutLevel } from "./layout.ts";

/**
 * The border of every area with cells, in WGS 84 degrees. Rings are closed, shells counter-clockwise (RFC 7946); ground that touches
 * the rest of its area in single points is a polygon of its own.
 */
export function outlinesOf({ fabric, layout }: Draft, level: LayoutLevel): Map<AreaId, MultiPolygon> {
  return chain(fabric, areaOfCells(layout, level), () => true);
}

/** The border of one area. */
export function outlineOf({ fabric, layout }: Draft, level: LayoutLevel, id: AreaId): MultiPolygon {
  const found = chain(fabric, areaOfCells(layout, level), (area) => area === id);
  return found.get(id) ?? { type: "MultiPolygon", coordinates: [] };
}

/** What an arc is the border of: the highest level. */
export const RANKS = ["none", "microgrid", "grid", "community"] as const;

/** Index into RANKS for each arc. */
export function ranksOf({ fabric: { arcs }, layout }: Draft): Uint8Array {
  const grids = areaOfCells(layout, "grid");
  return Uint8Array.from({ length: arcs.length }, (_, arc) => {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left === OUTSIDE || right === OUTSIDE) return 3;
    if (grids[left] !== grids[right]) return 2;
    return layout.microgridOf[left] !== layout.microgridOf[right] ? 1 : 0;
  });
}

// An arc is walked forwards (side 0, its left cell inside) or backwards (side 1): its number here is 2 × arc + side.
//
//            ╲   │ back      arriving at a node, the way on is the first of the same area clockwise from where one
//      ────── node           came: between the two lies the inside, and nothing else

function chain(fabric: Fabric, areaOf: Uint32Array, isWanted: (area: AreaId) => boolean): Map<AreaId, MultiPolygon> {
  const { arcs } = fabric;
  const insideOf = (side: number) => (side & 1 ? arcs.right[side >> 1] : arcs.left[side >> 1]);
  const areaAt = (side: number) => areaOf[insideOf(side)];
  const leaving = new Map<number, number[]>();
  const sides: number[] = [];
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left !== OUTSIDE && right !== OUTSIDE && areaOf[left] === areaOf[right]) continue;
    for (const side of [2 * arc, 2 * arc + 1]) {
      if (insideOf(side) === OUTSIDE || !isWanted(areaAt(side))) continue;
      sides.push(side);
      const node = side & 1 ? arcs.to[arc] : arcs.from[arc];
      const others = leaving.get(node);
      if (others) others.push(side);
      else leaving.set(node, [side]);
    }
  }
  const follow = (side: number): number => {
    const back = angle(fabric, side ^ 1);
    const area = areaAt(side);
    let best = -1;
    let least = Infinity;
    for (const next of leaving.get(endOf(fabric, side))!) {
      if (areaAt(next) !== area) continue;
      const turn = back - angle(fabric, next);
      const clockwise = turn <= 0 ? turn + 2 * Math.PI : turn;
      if (clockwise < least) [best, least] = [next, clockwise];
    }
    return best;
  };
  const component = componentsOf(fabric, areaOf);
  const polygons = new Map<number, { area: AreaId; shell: Position[] | null; holes: Position[][] }>();
  const done = new Set<number>();
  for (const start of sides) {
    if (done.has(start)) continue;
    const walk: number[] = [];
    for (let side = start; !done.has(side); side = follow(side)) {
      done.add(side);
      walk.push(side);
    }
    const key = component[insideOf(start)];
    const polygon = polygons.get(key) ?? { area: areaAt(start), shell: null, holes: [] };
    polygons.set(key, polygon);
    for (const loop of loopsOf(fabric, walk)) {
      const { ring, isShell } = ringOf(fabric, loop);
      if (isShell) polygon.shell = ring;
      else polygon.holes.push(ring);
    }
  }
  const outlines = new Map<AreaId, MultiPolygon>();
  for (const [, { area, shell, holes }] of [...polygons].sort(([a], [b]) => a - b)) {
    const outline = outlines.get(area) ?? { type: "MultiPolygon", coordinates: [] };
    outline.coordinates.push([shell!, ...holes]);
    outlines.set(area, outline);
  }
  return new Map([...outlines].sort(([a], [b]) => a - b));
}

const endOf = ({ arcs }: Fabric, side: number): number => (side & 1 ? arcs.from[side >> 1] : arcs.to[side >> 1]);

/** The direction in which a side leaves its node. */
function angle({ x, y, arcs }: Fabric, side: number): number {
  const arc = side >> 1;
  const [at, next] =
    side & 1 ? [arcs.start[arc + 1] - 1, arcs.start[arc + 1] - 2] : [arcs.start[arc], arcs.start[arc] + 1];
  return Math.atan2(y[next] - y[at], x[next] - x[at]);
}

/** A closed walk in loops that pass no node twice. */
function loopsOf(fabric: Fabric, walk: readonly number[]): number[][] {
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

function ringOf({ origin, x, y, arcs }: Fabric, loop: readonly number[]): { ring: Position[]; isShell: boolean } {
  const vertices: number[] = [];
  for (const side of loop) {
    const [from, to] = [arcs.start[side >> 1], arcs.start[(side >> 1) + 1] - 1];
    if (side & 1) for (let v = to; v > from; v--) vertices.push(v);
    else for (let v = from; v < to; v++) vertices.push(v);
  }
  vertices.push(vertices[0]);
  let twiceArea = 0;
  for (let i = 0; i + 1 < vertices.length; i++) {
    twiceArea += x[vertices[i]] * y[vertices[i + 1]] - x[vertices[i + 1]] * y[vertices[i]];
  }
  const ring = vertices.map((v): Position => [(origin[0] + x[v]) / 1e7, (origin[1] + y[v]) / 1e7]);
  return { ring, isShell: twiceArea > 0 };
}

/** A number for each cell that those share which hang together within one area. */
function componentsOf({ arcs }: Fabric, areaOf: Uint32Array): Uint32Array {
  const parent = Uint32Array.from(areaOf, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left !== OUTSIDE && right !== OUTSIDE && areaOf[left] === areaOf[right]) parent[rootOf(left)] = rootOf(right);
  }
  return parent.map((_, cell) => rootOf(cell));
}

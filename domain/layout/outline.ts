// Borders of areas, chained from arcs: neighbours share every point of them.

import type { MultiPolygon, Position } from "geojson";
import { type Fabric, OUTSIDE } from "./fabric.ts";
import { type AreaId, addTo, areaOfCells, cellsIn, type Draft, type LayoutLevel } from "./layout.ts";
import { rootIn } from "./root-in.ts";
import { topologyOf } from "./topology.ts";
import { insideOf, loopsOf, twiceAreaWithin, verticesOf, walksOf } from "./walks.ts";

/**
 * The border of every area with cells, in WGS 84 degrees. Rings are closed, shells counter-clockwise (RFC 7946); ground that touches
 * the rest of its area in single points is a polygon of its own.
 */
export function outlinesOf({ fabric, layout }: Draft, level: LayoutLevel): Map<AreaId, MultiPolygon> {
  return chain(fabric, areaOfCells(layout, level), fabric.arcs.left.keys(), () => true);
}

/** The border of one area. */
export function outlineOf({ fabric, layout }: Draft, level: LayoutLevel, id: AreaId): MultiPolygon {
  const { first, arcs } = topologyOf(fabric);
  const beside = new Set<number>();
  const isWithin = new Uint32Array(fabric.cells.length);
  for (const cell of cellsIn(layout, level, id)) {
    isWithin[cell] = 1;
    for (let i = first[cell]; i < first[cell + 1]; i++) beside.add(arcs[i]);
  }
  const found = chain(fabric, isWithin, beside, (within) => within === 1);
  return found.get(1) ?? { type: "MultiPolygon", coordinates: [] };
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

/** Outlines of the areas wanted; `along`: all arcs beside their cells, in rising order or in that of their cells. */
function chain(
  fabric: Fabric,
  areaOf: Uint32Array,
  along: Iterable<number>,
  isWanted: (area: AreaId) => boolean,
): Map<AreaId, MultiPolygon> {
  const { arcs } = fabric;
  const sides = new Map<AreaId, number[]>();
  const joining: number[] = [];
  for (const arc of along) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (left !== OUTSIDE && right !== OUTSIDE && areaOf[left] === areaOf[right]) {
      joining.push(arc);
      continue;
    }
    for (const side of [2 * arc, 2 * arc + 1]) {
      const inside = insideOf(fabric, side);
      if (inside !== OUTSIDE && isWanted(areaOf[inside])) addTo(sides, areaOf[inside], side);
    }
  }
  const component = componentsOf(fabric, joining);
  const outlines = new Map<AreaId, MultiPolygon>();
  for (const [area, own] of [...sides].sort(([a], [b]) => a - b)) {
    const polygons = new Map<number, { shell: Position[] | null; holes: Position[][] }>();
    for (const walk of walksOf(fabric, own)) {
      const key = component(insideOf(fabric, walk[0]));
      const polygon = polygons.get(key) ?? { shell: null, holes: [] };
      polygons.set(key, polygon);
      for (const loop of loopsOf(fabric, walk)) {
        const { ring, isShell } = ringOf(fabric, loop);
        if (isShell) polygon.shell = ring;
        else polygon.holes.push(ring);
      }
    }
    const inOrder = [...polygons].sort(([a], [b]) => a - b);
    outlines.set(area, {
      type: "MultiPolygon",
      coordinates: inOrder.map(([, { shell, holes }]) => [shell!, ...holes]),
    });
  }
  return outlines;
}

function ringOf(fabric: Fabric, loop: readonly number[]): { ring: Position[]; isShell: boolean } {
  const { origin, x, y } = fabric;
  const vertices = verticesOf(fabric, loop);
  vertices.push(vertices[0]);
  const ring = vertices.map((v): Position => [(origin[0] + x[v]) / 1e7, (origin[1] + y[v]) / 1e7]);
  return { ring, isShell: twiceAreaWithin(fabric, loop) > 0 };
}

/** A number for each cell that those share which arcs join, directly or through others: the least of them. */
function componentsOf({ arcs, cells }: Fabric, joining: readonly number[]): (cell: number) => number {
  const parent = new Uint32Array(cells.length);
  for (let cell = 0; cell < parent.length; cell++) parent[cell] = cell;
  const rootOf = (cell: number): number => rootIn(parent, cell);
  for (const arc of joining) {
    const [a, b] = [rootOf(arcs.left[arc]), rootOf(arcs.right[arc])];
    parent[Math.max(a, b)] = Math.min(a, b);
  }
  return rootOf;
}

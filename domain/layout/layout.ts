// A layout: which microgrid each cell belongs to, and which grid each microgrid. Borders are not stored; they follow from
// the arcs between cells of different areas (outline.ts).

import type { AreaKind } from "../grid.ts";
import type { CellLoads, Fabric } from "./fabric.ts";

/** Number of a grid or a microgrid in one layout; the two are counted apart. Not the number in the database. */
export type AreaId = number;

/** The two levels a layout divides a community into. */
export type LayoutLevel = "grid" | "microgrid";

/** Somebody who answers for an area: number of the member of staff, code of the duty. */
export type OnDuty = { readonly staff: number; readonly duty: string };

export type AreaFacts = {
  readonly name: string;
  /** null until it is given one; codes are never used twice */
  readonly code: string | null;
  readonly kind: AreaKind;
  readonly people: readonly OnDuty[];
};

export type Microgrid = AreaFacts & { readonly grid: AreaId };

export type Grid = AreaFacts & { readonly isLocked: boolean };

/** Immutable. Tables are in rising order of their numbers, so that equal layouts look the same. */
export type Layout = {
  /** Microgrid of each cell of the fabric. */
  readonly microgridOf: Uint32Array;
  readonly microgrids: ReadonlyMap<AreaId, Microgrid>;
  readonly grids: ReadonlyMap<AreaId, Grid>;
};

/** What an edit is made on. */
export type Draft = { readonly fabric: Fabric; readonly loads: CellLoads; readonly layout: Layout };

/** The grid of `cell`. */
export const gridOf = ({ microgridOf, microgrids }: Layout, cell: number): AreaId =>
  microgrids.get(microgridOf[cell])!.grid;

/** The grid of each cell. */
export function gridOfCells(layout: Layout): Uint32Array {
  const gridOfMicrogrid = new Map<AreaId, AreaId>();
  for (const [id, { grid }] of layout.microgrids) gridOfMicrogrid.set(id, grid);
  const { microgridOf } = layout;
  const grids = new Uint32Array(microgridOf.length);
  let [microgrid, grid] = [-1, 0];
  for (let cell = 0; cell < grids.length; cell++) {
    // why: cells beside each other mostly share their microgrid, and this runs at every event of the pointer
    if (microgridOf[cell] !== microgrid) {
      microgrid = microgridOf[cell];
      grid = gridOfMicrogrid.get(microgrid)!;
    }
    grids[cell] = grid;
  }
  return grids;
}

/** The area of each cell at `level`. */
export const areaOfCells = (layout: Layout, level: LayoutLevel): Uint32Array =>
  level === "grid" ? gridOfCells(layout) : layout.microgridOf;

/** Cells of one area, in rising order. */
export function cellsIn(layout: Layout, level: LayoutLevel, id: AreaId): number[] {
  const cells: number[] = [];
  const { microgridOf } = layout;
  if (level === "microgrid") {
    for (let cell = 0; cell < microgridOf.length; cell++) if (microgridOf[cell] === id) cells.push(cell);
    return cells;
  }
  const own = new Set(microgridsIn(layout, id));
  for (let cell = 0; cell < microgridOf.length; cell++) if (own.has(microgridOf[cell])) cells.push(cell);
  return cells;
}

/** Microgrids of one grid, in rising order. */
export const microgridsIn = (layout: Layout, grid: AreaId): AreaId[] =>
  [...layout.microgrids].filter(([, microgrid]) => microgrid.grid === grid).map(([id]) => id);

/** The facts of one area, undefined where there is none. */
export const areaAt = (layout: Layout, level: LayoutLevel, id: AreaId): Grid | Microgrid | undefined =>
  level === "grid" ? layout.grids.get(id) : layout.microgrids.get(id);

/** 1 for each cell of a locked grid. */
export function lockedCells(layout: Layout): Uint8Array {
  const locked = new Set<AreaId>();
  for (const [id, { grid }] of layout.microgrids) if (layout.grids.get(grid)!.isLocked) locked.add(id);
  return Uint8Array.from(layout.microgridOf, (microgrid) => (locked.has(microgrid) ? 1 : 0));
}

/** New numbers stay below this, with room for those counted on from them. */
const MOST_ID = 2 ** 31;

/**
 * A number for a new area that no area of either level has, with 999 free ones after it (an edit counts on from it). `random` is in
 * 0–1 and should differ between people who edit at once, so that their new areas differ as well.
 */
export function freshId(layout: Layout, random: number): AreaId {
  let id = 1 + Math.floor(random * (MOST_ID - 1_000_000));
  const taken = [...layout.grids.keys(), ...layout.microgrids.keys()].sort((a, b) => a - b);
  for (const other of taken) if (other >= id && other < id + 1_000) id = other + 1;
  return id;
}

/** A layout as plain JSON. */
export type LayoutData = {
  microgridOf: number[];
  microgrids: [AreaId, Microgrid][];
  grids: [AreaId, Grid][];
};

export const layoutData = ({ microgridOf, microgrids, grids }: Layout): LayoutData => ({
  microgridOf: [...microgridOf],
  microgrids: [...microgrids],
  grids: [...grids],
});

/** The layout that `layoutData` wrote down. */
export const layoutFrom = ({ microgridOf, microgrids, grids }: LayoutData): Layout => ({
  microgridOf: Uint32Array.from(microgridOf),
  microgrids: inOrder(microgrids),
  grids: inOrder(grids),
});

/** Adds `cell` to what `area` is given. */
export function addTo(given: Map<AreaId, number[]>, area: AreaId, cell: number): void {
  const cells = given.get(area);
  if (cells) cells.push(cell);
  else given.set(area, [cell]);
}

/** A table in rising order of its numbers. */
export const inOrder = <T>(rows: Iterable<readonly [AreaId, T]>): ReadonlyMap<AreaId, T> =>
  new Map([...rows].sort(([a], [b]) => a - b));

import type { Figures } from "../../../domain/layout/figures.ts";
import type { AreaId, Layout } from "../../../domain/layout/layout.ts";
import { verdictOf } from "./rows.ts";
import type { Band, GridRow } from "./shown.ts";

/** What stands beside the layout itself. */
export type RowsSeen = {
  readonly figures: ReadonlyMap<AreaId, Figures>;
  /** households where the gesture in hand began; null between gestures */
  readonly before: ReadonlyMap<AreaId, number> | null;
  readonly fillOf: (grid: AreaId) => string;
  /** names of the staff */
  readonly names: ReadonlyMap<number, string>;
  readonly selected: ReadonlySet<AreaId>;
  readonly band: Band;
};

/** Every grid of `layout`, as the list shows it. */
export function gridRows(layout: Layout, seen: RowsSeen): GridRow[] {
  return [...layout.grids].map(([key, grid]) => {
    const { households, population, pieces, cells, compactness, onRoads } = seen.figures.get(key) ?? EMPTY;
    return {
      key,
      code: grid.code,
      name: grid.name,
      kind: grid.kind,
      people: grid.people.map(({ staff }) => ({ id: staff, name: seen.names.get(staff) ?? String(staff) })),
      fill: seen.fillOf(key),
      households,
      before: seen.before?.get(key) ?? null,
      population,
      pieces,
      compactness: cells > 0 ? compactness : null,
      onRoads,
      locked: grid.isLocked,
      selected: seen.selected.has(key),
      verdict: verdictOf({ households, pieces, cells, kind: grid.kind, people: grid.people.length }, seen.band),
    };
  });
}

const EMPTY: Figures = {
  households: 0,
  population: 0,
  cells: 0,
  pieces: 0,
  areaM2: 0,
  perimeterM: 0,
  compactness: 0,
  onRoads: null,
};

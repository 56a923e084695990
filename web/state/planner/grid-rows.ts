import type { Figures, LayoutFigures } from "../../../domain/layout/figures.ts";
import { type AreaId, areaAt, type Layout, type LayoutLevel, type OnDuty } from "../../../domain/layout/layout.ts";
import { verdictOf } from "./rows.ts";
import type { AreaFacts, Band, GridRow, Person } from "./shown.ts";

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
      people: named(grid.people, seen.names),
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

/** One area of `layout`, grid or microgrid; null where it is not there. */
export function areaFacts(
  layout: Layout,
  level: LayoutLevel,
  key: AreaId,
  { figures, names }: { figures: LayoutFigures; names: RowsSeen["names"] },
): AreaFacts | null {
  const area = areaAt(layout, level, key);
  if (!area) return null;
  const { code, name, kind, people } = area;
  const { households } = figures[level].get(key) ?? EMPTY;
  return { level, key, code, name, kind, households, people: named(people, names) };
}

const named = (people: readonly OnDuty[], names: RowsSeen["names"]): Person[] =>
  people.map(({ staff }) => ({ id: staff, name: names.get(staff) ?? String(staff) }));

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

import type { AreaId, Layout } from "../../../domain/layout/layout.ts";
import { offBand, verdictOf } from "./rows.ts";
import type { Band, GridRow, Totals } from "./shown.ts";

/** What is measured of one grid. Lengths in metres. */
export type GridMeasures = {
  readonly cells: number;
  readonly households: number;
  readonly population: number;
  readonly pieces: number;
  readonly areaM2: number;
  readonly perimeterM: number;
  /** of its border, what runs along roads, rivers and walls */
  readonly onRoadsM: number;
};

/** What stands beside the layout itself. */
export type RowsSeen = {
  readonly measures: ReadonlyMap<AreaId, GridMeasures>;
  /** households where the gesture in hand began; null between gestures */
  readonly before: ReadonlyMap<AreaId, number> | null;
  readonly fillOf: (grid: AreaId) => string;
  /** names of the staff */
  readonly names: ReadonlyMap<number, string>;
  readonly selected: ReadonlySet<AreaId>;
  readonly band: Band;
};

const nothing: GridMeasures = {
  cells: 0,
  households: 0,
  population: 0,
  pieces: 0,
  areaM2: 0,
  perimeterM: 0,
  onRoadsM: 0,
};

/** Compactness of Polsby and Popper (1991): 4π × area ÷ perimeter², 1 for a disc; null without ground. */
export const compactnessOf = ({ areaM2, perimeterM }: Pick<GridMeasures, "areaM2" | "perimeterM">): number | null =>
  perimeterM > 0 ? (4 * Math.PI * areaM2) / perimeterM ** 2 : null;

/** Every grid of `layout`, as the list shows it. */
export function gridRows(layout: Layout, seen: RowsSeen): GridRow[] {
  return [...layout.grids].map(([key, grid]) => {
    const measured = seen.measures.get(key) ?? nothing;
    const { households, population, pieces, perimeterM, onRoadsM } = measured;
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
      compactness: compactnessOf(measured),
      onRoads: perimeterM > 0 ? onRoadsM / perimeterM : null,
      locked: grid.isLocked,
      selected: seen.selected.has(key),
      verdict: verdictOf({ ...measured, kind: grid.kind, people: grid.people.length }, seen.band),
    };
  });
}

/**
 * The figures on top. A dedicated grid need not keep the band and counts as within it. `moved`: share of households that change
 * their grid against the grids in force.
 */
export function totalsOf(
  rows: readonly GridRow[],
  measures: ReadonlyMap<AreaId, GridMeasures>,
  band: Band,
  moved: number | null,
): Totals {
  let [perimeterM, onRoadsM] = [0, 0];
  for (const one of measures.values()) {
    perimeterM += one.perimeterM;
    onRoadsM += one.onRoadsM;
  }
  return {
    grids: rows.length,
    inBand: rows.filter(({ kind, households }) => kind === "dedicated" || offBand(households, band) === 0).length,
    whole: rows.filter(({ pieces }) => pieces === 1).length,
    onRoads: perimeterM > 0 ? onRoadsM / perimeterM : null,
    moved,
  };
}

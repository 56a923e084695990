import { GRID_FILLS } from "../../../domain/area-colours.ts";
import { summaryOf } from "../../../domain/layout/figures.ts";
import type { AreaId } from "../../../domain/layout/layout.ts";
import { movedHouseholds } from "../../layout-editor/consequence.ts";
import type { Measured, Work } from "../editor/editor.ts";
import { gridRows } from "./grid-rows.ts";
import type { Band, GridRow, Totals } from "./shown.ts";

/** What the side needs beside the work itself. */
export type Beside = {
  readonly band: Band;
  readonly names: ReadonlyMap<number, string>;
  /** grids that are chosen */
  readonly chosen: readonly AreaId[];
};

/** The grids as they are, or as the gesture in hand would make them. */
export function rowsOf(work: Work, after: Measured | null, { band, names, chosen }: Beside): GridRow[] {
  const { draft, figures } = after ?? work;
  return gridRows(draft.layout, {
    figures: figures.grid,
    before: after && householdsBefore(work, after),
    fillOf: (grid) => GRID_FILLS[work.colours.get(grid) ?? 0],
    names,
    selected: new Set(chosen),
    band,
  });
}

/** The figures on top, against what the layout was begun on. */
export function totalsOf(work: Work, after: Measured | null, band: Band): Totals {
  const { draft, figures } = after ?? work;
  const all = work.base.loads.households.reduce((sum, one) => sum + one, 0);
  return {
    ...summaryOf(draft, figures, band),
    moved: all > 0 ? movedHouseholds(work.base, draft) / all : null,
  };
}

/** Households of the grids that the gesture changes, as they were. */
function householdsBefore(work: Work, after: Measured): ReadonlyMap<AreaId, number> {
  const changed = new Map<AreaId, number>();
  for (const [id, { households }] of work.figures.grid) {
    if (after.figures.grid.get(id)?.households !== households) changed.set(id, households);
  }
  return changed;
}

import type { Edit } from "../../../domain/layout/edit.ts";
import type { AreaId, Layout } from "../../../domain/layout/layout.ts";
import type { Repair } from "../../../domain/layout/partition/settings.ts";
import { gridsBeside, mendingEdits } from "../../../domain/layout/proposals/mending.ts";
import { offBand, sortedRows } from "./rows.ts";
import { type Band, type GridProblem, type GridRow, REPAIR_KINDS, type RepairOffer } from "./shown.ts";

/** A way to mend a grid, as it is offered and as it is done. */
export type Mending = { readonly grid: AreaId; readonly offer: RepairOffer; readonly edits: readonly Edit[] };

/**
 * Repairs whose nodes are cells and whose parts are grids, as edits of `layout`. A part that is no grid yet becomes one: grids count on from
 * `fresh`, and are called by `nameOf` after the grid they come from.
 */
export function mendingsOf(
  repairs: readonly Repair[],
  layout: Layout,
  fresh: AreaId,
  nameOf: (from: string) => string,
): Mending[] {
  return repairs.map((repair, index) => ({
    grid: repair.part,
    offer: {
      id: `${repair.part} ${index}`,
      kind: REPAIR_KINDS.find((one) => repair.text === `repair.${one}`) ?? "give",
      with: gridsBeside(repair, layout).map((other) => layout.grids.get(other)!.name),
      households: repair.weight,
    },
    edits: mendingEdits(repair, layout, fresh, nameOf),
  }));
}

/** Grids without ground: they can only go. */
export function removals({ grids, microgrids, microgridOf }: Layout): Mending[] {
  const held = new Set([...new Set(microgridOf)].map((microgrid) => microgrids.get(microgrid)!.grid));
  return [...grids]
    .filter(([grid, { isLocked }]) => !held.has(grid) && !isLocked)
    .map(([grid]) => ({
      grid,
      offer: { id: `${grid} remove`, kind: "remove", with: [], households: 0 },
      edits: [{ kind: "remove", level: "grid", area: grid }],
    }));
}

/** What is to be mended, the worst first, each with its ways. */
export function gridProblems(rows: readonly GridRow[], band: Band, mendings: readonly Mending[]): GridProblem[] {
  return sortedRows(rows, "worst", band).flatMap((row) => {
    const { key, name, verdict } = row;
    if (verdict === "fine") return [];
    return {
      key,
      name,
      verdict,
      size: verdict === "pieces" ? row.pieces : Math.abs(offBand(row.households, band)),
      repairs: mendings
        .filter(({ grid }) => grid === key)
        .map(({ offer }) => offer)
        .sort((a, b) => a.households - b.households),
    };
  });
}

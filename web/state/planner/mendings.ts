import type { Edit } from "../../../domain/layout/edit.ts";
import type { AreaId, Layout } from "../../../domain/layout/layout.ts";
import type { Repair } from "../../../domain/layout/partition/settings.ts";
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
  return repairs.map((repair, index) => {
    const grid = repair.part;
    const kind = REPAIR_KINDS.find((one) => repair.text === `repair.${one}`) ?? "give";
    const taken = new Map<AreaId, number[]>();
    for (const { node, to } of repair.moves) taken.set(to, [...(taken.get(to) ?? []), node]);
    const others = new Set([...taken.keys()].filter((other) => other !== grid && layout.grids.has(other)));
    if (kind === "take") {
      for (const { node } of repair.moves) {
        const from = layout.microgrids.get(layout.microgridOf[node])!.grid;
        if (from !== grid) others.add(from);
      }
    }
    let made = 0;
    const edits = [...taken].map(([to, cells]): Edit => {
      if (layout.grids.has(to)) return { kind: "assign", level: "grid", cells, to };
      const { name, kind: areaKind } = layout.grids.get(grid) ?? { name: "", kind: "urban" as const };
      return { kind: "create", level: "grid", id: fresh + made++, area: { name: nameOf(name), kind: areaKind }, cells };
    });
    return {
      grid,
      offer: {
        id: `${grid} ${index}`,
        kind,
        with: [...others].map((other) => layout.grids.get(other)!.name),
        households: repair.weight,
      },
      edits,
    };
  });
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

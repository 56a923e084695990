import type { Edit, Patch, Refusal } from "../edit.ts";
import { type AreaId, addTo, cellsIn, type Draft } from "../layout.ts";
import { freeMicrogrid, mayChangeArea, mayMoveCells } from "./may.ts";
import { patchOf, takeToGrids } from "./to-grid.ts";

/** Cells go to a microgrid, or to a grid whose microgrids share them out. Cells that are there already stay. */
export function assign(draft: Draft, edit: Extract<Edit, { kind: "assign" }>): Patch | Refusal {
  const fault = mayMoveCells(draft, edit.cells) ?? mayChangeArea(draft, edit.level, edit.to);
  if (fault) return fault;
  if (edit.level === "microgrid") return { cells: [[edit.to, edit.cells]] };
  const taking = takeToGrids(draft, new Map(edit.cells.map((cell) => [cell, edit.to])));
  if (taking.homeless.length === 0) return patchOf(taking);
  const own = cellsIn(draft.layout, "grid", edit.to);
  if (own.length > 0) {
    for (const cell of taking.homeless) addTo(taking.cells, draft.layout.microgridOf[nearest(draft, cell, own)], cell);
    return patchOf(taking);
  }
  const id = freeMicrogrid(draft, edit.to);
  const { isLocked: _, ...facts } = draft.layout.grids.get(edit.to)!;
  return patchOf({
    ...taking,
    cells: new Map<AreaId, number[]>([...taking.cells, [id, taking.homeless]]),
    microgrids: new Map([...taking.microgrids, [id, { ...facts, code: null, people: [], grid: edit.to }]]),
  });
}

/** The one of `others` whose point is nearest to the point of `cell`. */
function nearest({ fabric: { cells } }: Draft, cell: number, others: readonly number[]): number {
  let best = others[0];
  let least = Infinity;
  for (const other of others) {
    const distance = Math.hypot(cells.x[other] - cells.x[cell], cells.y[other] - cells.y[cell]);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

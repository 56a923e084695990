import type { Edit, NewArea, Patch, Refusal } from "../edit.ts";
import { type AreaFacts, type AreaId, type Draft, gridOf, type Layout, type Microgrid } from "../layout.ts";
import { mayBeCalled, mayChangeArea, mayMoveCells } from "./may.ts";
import { wholeMicrogrids } from "./to-grid.ts";

/** The facts of an area nobody has described yet. */
export const factsOf = ({ name, kind }: NewArea): AreaFacts => ({ name, kind, code: null, people: [] });

/**
 * A new area out of cells. A new grid takes whole microgrids as they are and puts the cells cut off from others into one new microgrid; without
 * cells it is empty. A new microgrid lies in `within`, or else in the grid of its first cell.
 */
export function create(draft: Draft, edit: Extract<Edit, { kind: "create" }>): Patch | Refusal {
  const { layout } = draft;
  const fault =
    mayBeCalled(draft, edit.level, edit.id) ?? (edit.cells.length > 0 ? mayMoveCells(draft, edit.cells) : null);
  if (fault) return fault;
  if (edit.level === "grid") {
    return {
      grids: [[edit.id, { ...factsOf(edit.area), isLocked: false }]],
      ...newGridCells(layout, new Map(edit.cells.map((cell) => [cell, edit.id])), edit.id, edit.area),
    };
  }
  const within = edit.within ?? (edit.cells.length > 0 ? gridOf(layout, edit.cells[0]) : -1);
  const own = mayChangeArea(draft, "grid", within);
  if (own) return own;
  return {
    microgrids: [[edit.id, { ...factsOf(edit.area), grid: within }]],
    cells: [[edit.id, edit.cells]],
  };
}

function newGridCells(layout: Layout, cells: ReadonlyMap<number, AreaId>, grid: AreaId, area: NewArea): Patch {
  const microgrids: [AreaId, Microgrid][] = [];
  const whole = wholeMicrogrids(layout, cells);
  for (const id of whole) microgrids.push([id, { ...layout.microgrids.get(id)!, grid }]);
  const rest = [...cells.keys()].filter((cell) => !whole.has(layout.microgridOf[cell]));
  if (rest.length === 0) return { microgrids };
  let id = grid;
  while (layout.microgrids.has(id)) id++;
  microgrids.push([id, { ...factsOf(area), grid }]);
  return { microgrids, cells: [[id, rest]] };
}

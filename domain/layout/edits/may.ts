// May an edit touch this, and why not? Each answers with a refusal, or null where nothing stands against it.

import type { Refusal } from "../edit.ts";
import { type AreaId, areaAt, type Draft, gridOf, type LayoutLevel } from "../layout.ts";

/** Cells that exist, one at least, none in a locked grid. */
export function mayMoveCells({ layout }: Draft, cells: readonly number[]): Refusal | null {
  if (cells.length === 0) return { refused: "no-cells" };
  const count = layout.microgridOf.length;
  if (!cells.every((cell) => Number.isInteger(cell) && cell >= 0 && cell < count)) return { refused: "unknown-cell" };
  const locked = cells.filter((cell) => layout.grids.get(gridOf(layout, cell))!.isLocked);
  if (locked.length === 0) return null;
  return { refused: "locked", cells: locked, areas: [...new Set(locked.map((cell) => gridOf(layout, cell)))] };
}

/** An area that exists and whose grid is not locked. */
export function mayChangeArea({ layout }: Draft, level: LayoutLevel, id: AreaId): Refusal | null {
  const area = areaAt(layout, level, id);
  if (!area) return { refused: "unknown-area", areas: [id] };
  const grid = "grid" in area ? area.grid : id;
  return layout.grids.get(grid)!.isLocked ? { refused: "locked", areas: [grid] } : null;
}

/** A number that is free at `level`. */
export const mayBeCalled = ({ layout }: Draft, level: LayoutLevel, id: AreaId): Refusal | null => {
  if (!(Number.isInteger(id) && id >= 0 && id < 2 ** 32)) return { refused: "malformed" };
  return areaAt(layout, level, id) ? { refused: "id-taken", areas: [id] } : null;
};

/** The first number from `id` on that no microgrid has. */
export function freeMicrogrid({ layout }: Draft, id: AreaId, taken: ReadonlySet<AreaId> = new Set()): AreaId {
  let free = id;
  while (layout.microgrids.has(free) || taken.has(free)) free++;
  return free;
}

// What the panels change, as edits of the layout.

import type { AreaKind } from "../../../domain/grid.ts";
import type { Edit } from "../../../domain/layout/edit.ts";
import { type AreaId, areaAt, type Layout, type LayoutLevel } from "../../../domain/layout/layout.ts";

/** What somebody does who is put on duty here. */
const DUTIES: Record<LayoutLevel, string> = { grid: "grid-worker", microgrid: "microgrid-worker" };

export const renamed = (level: LayoutLevel, area: AreaId, name: string): Edit => ({
  kind: "describe",
  level,
  area,
  name,
});

export const ofKind = (area: AreaId, areaKind: AreaKind): Edit => ({ kind: "describe", level: "grid", area, areaKind });

/** `staff` on duty for an area; those who were keep their duty. */
export function onDuty(layout: Layout, level: LayoutLevel, area: AreaId, staff: readonly number[]): Edit {
  const before = areaAt(layout, level, area)?.people ?? [];
  const people = staff.map((id) => before.find((person) => person.staff === id) ?? { staff: id, duty: DUTIES[level] });
  return { kind: "describe", level, area, people };
}

export const locked = (grids: readonly AreaId[], isLocked: boolean): Edit => ({ kind: "lock", grids, isLocked });

export const allLocked = (layout: Layout, isLocked: boolean): Edit => locked([...layout.grids.keys()], isLocked);

// What the panels change, as edits of the layout.

import type { AreaKind } from "../../../domain/grid.ts";
import type { Edit } from "../../../domain/layout/edit.ts";
import type { AreaId, Layout } from "../../../domain/layout/layout.ts";

/** What somebody does who is put on duty for a grid here. */
const GRID_DUTY = "grid-worker";

export const renamed = (area: AreaId, name: string): Edit => ({ kind: "describe", level: "grid", area, name });

export const ofKind = (area: AreaId, areaKind: AreaKind): Edit => ({ kind: "describe", level: "grid", area, areaKind });

/** `staff` on duty for a grid; those who were keep their duty. */
export function onDuty(layout: Layout, area: AreaId, staff: readonly number[]): Edit {
  const before = layout.grids.get(area)?.people ?? [];
  const people = staff.map((id) => before.find((person) => person.staff === id) ?? { staff: id, duty: GRID_DUTY });
  return { kind: "describe", level: "grid", area, people };
}

export const locked = (grids: readonly AreaId[], isLocked: boolean): Edit => ({ kind: "lock", grids, isLocked });

export const allLocked = (layout: Layout, isLocked: boolean): Edit => locked([...layout.grids.keys()], isLocked);

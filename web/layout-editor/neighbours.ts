import { OUTSIDE } from "../../domain/layout/fabric.ts";
import { type AreaId, areaOfCells, type Draft, type LayoutLevel } from "../../domain/layout/layout.ts";

/** The areas of `level` that share a border with each area. */
export function neighboursOf({ fabric, layout }: Draft, level: LayoutLevel): Map<AreaId, Set<AreaId>> {
  const areas = areaOfCells(layout, level);
  const around = new Map<AreaId, Set<AreaId>>();
  for (const id of (level === "grid" ? layout.grids : layout.microgrids).keys()) around.set(id, new Set());
  const { left, right, length } = fabric.arcs;
  for (let arc = 0; arc < length; arc++) {
    if (left[arc] === OUTSIDE || right[arc] === OUTSIDE) continue;
    const [a, b] = [areas[left[arc]], areas[right[arc]]];
    if (a === b) continue;
    around.get(a)?.add(b);
    around.get(b)?.add(a);
  }
  return around;
}

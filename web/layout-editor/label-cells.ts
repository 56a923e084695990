import type { CellTable } from "../../domain/layout/fabric.ts";
import type { AreaId } from "../../domain/layout/layout.ts";

/** For each area the cell that its name is written on: the one nearest to its middle. Cells count by their area. */
export function labelCells(cells: CellTable, areaOf: Uint32Array): Map<AreaId, number> {
  const sums = new Map<AreaId, { x: number; y: number; weight: number }>();
  for (let cell = 0; cell < areaOf.length; cell++) {
    const weight = cells.twiceArea[cell];
    const sum = sums.get(areaOf[cell]) ?? { x: 0, y: 0, weight: 0 };
    sum.x += cells.x[cell] * weight;
    sum.y += cells.y[cell] * weight;
    sum.weight += weight;
    sums.set(areaOf[cell], sum);
  }
  const best = new Map<AreaId, { cell: number; distance: number }>();
  for (let cell = 0; cell < areaOf.length; cell++) {
    const { x, y, weight } = sums.get(areaOf[cell])!;
    const distance = Math.hypot(cells.x[cell] - x / weight, cells.y[cell] - y / weight);
    const known = best.get(areaOf[cell]);
    if (!known || distance < known.distance) best.set(areaOf[cell], { cell, distance });
  }
  return new Map([...best].map(([area, { cell }]) => [area, cell]));
}

import type { ArcRow, CellRow } from "./edit.ts";
import { ARC_KINDS, type Fabric } from "./fabric.ts";

/** Arc `arc` as a row. */
export function arcRow({ x, y, arcs }: Fabric, arc: number): ArcRow {
  const line: number[] = [];
  for (let vertex = arcs.start[arc]; vertex < arcs.start[arc + 1]; vertex++) line.push(x[vertex], y[vertex]);
  return {
    line,
    from: arcs.from[arc],
    to: arcs.to[arc],
    left: arcs.left[arc],
    right: arcs.right[arc],
    kind: ARC_KINDS[arcs.kind[arc]],
    isCrossable: arcs.isCrossable[arc] === 1,
  };
}

/** Cell `cell` as a row. */
export const cellRow = ({ cells }: Fabric, cell: number): CellRow => ({
  building: cells.building[cell],
  stair: cells.stair[cell],
  block: cells.block[cell],
  x: cells.x[cell],
  y: cells.y[cell],
});

/** Changed rows in rising order, and how many rows there are then. */
export type Rows<T> = { rows: (readonly [number, T | null])[]; length: number };

/** The changes in place; null where rows are named twice, new ones leave a hole, or others than the last are taken away. */
export function inPlace<T>(changes: readonly (readonly [number, T | null])[], before: number): Rows<T> | null {
  const rows = [...changes].sort(([a], [b]) => a - b);
  if (rows.some(([index], i) => !Number.isInteger(index) || index < 0 || (i > 0 && rows[i - 1][0] === index)))
    return null;
  const gone = rows.filter(([, row]) => row === null).map(([index]) => index);
  const added = rows.filter(([index]) => index >= before).map(([index]) => index);
  if (gone.length > 0 && added.length > 0) return null;
  const length = before + added.length - gone.length;
  const isAtEnd = gone.every((index, i) => index === length + i) && added.every((index, i) => index === before + i);
  return isAtEnd ? { rows, length } : null;
}

import { fromLattice } from "../../../domain/position.ts";
import { cellOf, type DensityFrame } from "../../../domain/statistics/density.ts";
import type { Points } from "./usual-bounds.ts";

/** How many of `rows` (null: of all points) lie in each cell of `frame`. */
export function countsIn(frame: DensityFrame, points: Points, rows: Int32Array | null): Float32Array {
  const counts = new Float32Array(frame.columns * frame.rows);
  const length = rows ? rows.length : points.length;
  for (let i = 0; i < length; i++) {
    const row = rows ? rows[i] : i;
    const cell = cellOf(frame, fromLattice(points.lng[row]), fromLattice(points.lat[row]));
    if (cell >= 0) counts[cell]++;
  }
  return counts;
}

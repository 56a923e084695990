import type { Bounds } from "../position.ts";

/**
 * Density on a metric grid. Row 0 is the southernmost, column 0 the westernmost; `values[row * columns + column]`.
 * `values` are events per square kilometre at the centres of the cells.
 */
export type DensityField = {
  bounds: Bounds;
  columns: number;
  rows: number;
  cellM: number;
  values: Float32Array;
  /** highest of `values`, per square kilometre */
  max: number;
  /** number of events counted */
  events: number;
};

import { densityFrame, densityOf } from "../../../domain/statistics/density.ts";
import { riskField } from "../../../domain/statistics/relative-risk.ts";
import { type Answers, RISK_MAX } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest, OnStep } from "../statistics-messages.ts";
import { split } from "./difference.ts";
import { countsIn } from "./field-counts.ts";
import { rowsWithin } from "./rows.ts";
import { usualBounds } from "./usual-bounds.ts";

/** Fewer households than this within reach say nothing about a risk. */
const MIN_HOUSEHOLDS = 30;

/** Where more and where fewer incidents happened than households live there, as powers of two of the usual risk. */
export function risk(data: AnalysisData, request: AnalysisRequest, onStep: OnStep): Answers["risk"] {
  const { incidents, households } = data;
  const homes = households ?? { length: 0, lng: new Int32Array(0), lat: new Int32Array(0), grid: new Uint16Array(0) };
  const frame = densityFrame(usualBounds(homes.length > 0 ? homes : incidents), request.bandwidthM);
  const rows = rowsWithin(incidents, request.span, request);
  const events = densityOf(countsIn(frame, incidents, rows), frame);
  onStep(0.5);
  const counts = countsIn(frame, homes, inhabited(homes.grid, request.householdGrids));
  const lived = densityOf(counts, frame);
  const ratio = riskField(events, lived, request.bandwidthM, MIN_HOUSEHOLDS);
  const near = countsAround(counts, frame.columns, frame.rows, Math.round(request.bandwidthM / frame.cellM));
  const powers = ratio.map((value, cell) =>
    // why near too: far outside the town both densities are next to nothing, and their ratio is noise
    Number.isNaN(value) || near[cell] < MIN_HOUSEHOLDS
      ? 0
      : // why not below an eighth: nothing happened there, and the logarithm of that is no number
        Math.log2(Math.max(value, 2 ** -RISK_MAX)),
  );
  return { ...split(powers, events), max: RISK_MAX, incidents: events.events, households: lived.events };
}

/** Rows of households in the scope; null = all. */
function inhabited(grid: Uint16Array, grids: Uint8Array | null): Int32Array | null {
  return grids && Int32Array.from([...grid.keys()].filter((row) => grids[grid[row]] === 1));
}

/** Sum of `counts` in the square from `reach` cells before to `reach` cells behind each cell, by sums from the corner. */
function countsAround(counts: Float32Array, columns: number, rows: number, reach: number): Float32Array {
  const sums = new Float64Array((columns + 1) * (rows + 1));
  const at = (column: number, row: number) => row * (columns + 1) + column;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[at(column + 1, row + 1)] =
        counts[row * columns + column] + sums[at(column, row + 1)] + sums[at(column + 1, row)] - sums[at(column, row)];
    }
  }
  return counts.map((_, cell) => {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    const [left, right] = [Math.max(0, x - reach), Math.min(columns, x + reach + 1)];
    const [bottom, top] = [Math.max(0, y - reach), Math.min(rows, y + reach + 1)];
    return sums[at(right, top)] - sums[at(left, top)] - sums[at(right, bottom)] + sums[at(left, bottom)];
  });
}

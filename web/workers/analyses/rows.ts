import type { IncidentColumns } from "../../../domain/columns.ts";
import type { AnalysisRequest, Span } from "../statistics-messages.ts";

/** Rows of the incidents of `span` that `request` lets through, in the order of their time. */
export function rowsWithin(
  columns: IncidentColumns,
  span: Span,
  { kinds, incidentGrids }: Pick<AnalysisRequest, "kinds" | "incidentGrids">,
): Int32Array {
  const [start, end] = [firstAt(columns.time, span.from), firstAt(columns.time, span.to)];
  const rows = new Int32Array(Math.max(0, end - start));
  let count = 0;
  for (let row = start; row < end; row++) {
    if (kinds && kinds[columns.kind[row]] !== 1) continue;
    if (incidentGrids && incidentGrids[columns.grid[row]] !== 1) continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** First row at or after `seconds`; times ascend. */
export function firstAt(times: Int32Array, seconds: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

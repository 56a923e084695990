import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import { type AreaTree, liesIn } from "./area-tree.ts";
import { startOfDay } from "./days.ts";
import type { Period } from "./filters.ts";

/** Households by type and by attention level, keyed by code. */
export type HouseholdCounts = { types: ReadonlyMap<string, number>; attentions: ReadonlyMap<string, number> };

/** For each code in `grids` 1 when it lies in `scope`; null when `scope` is everywhere. */
export function gridMask(grids: readonly string[], tree: AreaTree | null, scope: string | null): Uint8Array | null {
  if (scope === null || tree === null) return null;
  return Uint8Array.from(grids, (code) => (code !== "" && liesIn(tree, code, scope) ? 1 : 0));
}

/** Households by type and attention where `mask` says 1. */
export function countHouseholds(columns: HouseholdColumns, mask: Uint8Array | null): HouseholdCounts {
  const types = new Int32Array(columns.types.length);
  const attentions = new Int32Array(columns.attentions.length);
  for (let row = 0; row < columns.length; row++) {
    if (mask && mask[columns.grid[row]] === 0) continue;
    types[columns.type[row]]++;
    attentions[columns.attention[row]]++;
  }
  return { types: byCode(columns.types, types), attentions: byCode(columns.attentions, attentions) };
}

/** Incidents by kind within `period` (both days included) where `mask` says 1. */
export function countKinds(
  columns: IncidentColumns,
  mask: Uint8Array | null,
  period: Period | null,
  open: ReadonlySet<string> | null,
): ReadonlyMap<string, number> {
  const counts = new Int32Array(columns.kinds.length);
  const openCodes = columns.states.map((code) => (open === null || open.has(code) ? 1 : 0));
  const [start, end] = period ? rowsOf(columns, period) : [0, columns.length];
  for (let row = start; row < end; row++) {
    if (mask && mask[columns.grid[row]] === 0) continue;
    counts[columns.kind[row]] += openCodes[columns.state[row]];
  }
  return byCode(columns.kinds, counts);
}

/** The rows `[start, end)` of `period`: times ascend. */
export function rowsOf(columns: IncidentColumns, period: Period): [start: number, end: number] {
  return [firstAt(columns.time, startOfDay(period.from)), firstAt(columns.time, endOf(period))];
}

/** The moment `period` is over, in seconds since 1970: the start of the day after. */
export function endOf(period: Period): number {
  const [year, month, date] = period.to.split("-").map(Number);
  return new Date(year, month - 1, date + 1).getTime() / 1000;
}

function firstAt(times: Int32Array, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byCode = (codes: readonly string[], counts: Int32Array): ReadonlyMap<string, number> =>
  new Map(codes.map((code, index) => [code, counts[index]]));

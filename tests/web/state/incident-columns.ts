import type { IncidentColumns } from "../../../domain/columns.ts";
import { startOfDay } from "../../../web/state/days.ts";

export type Row = {
  id: number;
  day: string;
  hour?: number;
  kind?: string;
  state?: string;
  urgency?: string;
  grid?: string;
};

/** Columns of `rows`, which must be in the order of time. Kinds, states and grids in the order they first occur. */
export function incidentColumns(rows: readonly Row[]): IncidentColumns {
  const kinds = distinct(rows.map(({ kind = "other" }) => kind));
  const states = distinct(rows.map(({ state = "reported" }) => state));
  const urgencies = distinct(rows.map(({ urgency = "normal" }) => urgency));
  const grids = ["", ...distinct(rows.flatMap(({ grid }) => (grid ? [grid] : [])))];
  return {
    length: rows.length,
    kinds,
    states,
    urgencies,
    sources: ["worker"],
    grids,
    lng: Int32Array.from(rows, ({ id }) => 1_130_000_000 + id),
    lat: Int32Array.from(rows, ({ id }) => 350_000_000 + id),
    time: Int32Array.from(rows, ({ day, hour = 12 }) => startOfDay(day) + hour * 3600),
    kind: Uint8Array.from(rows, ({ kind = "other" }) => kinds.indexOf(kind)),
    state: Uint8Array.from(rows, ({ state = "reported" }) => states.indexOf(state)),
    urgency: Uint8Array.from(rows, ({ urgency = "normal" }) => urgencies.indexOf(urgency)),
    source: new Uint8Array(rows.length),
    grid: Uint16Array.from(rows, ({ grid = "" }) => grids.indexOf(grid)),
    id: Int32Array.from(rows, ({ id }) => id),
  };
}

const distinct = (values: string[]): string[] => [...new Set(values)];

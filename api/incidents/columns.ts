import type { IncidentColumns } from "../../domain/columns.ts";
import type { Dictionary } from "../memory/dictionary.ts";
import { type Placed, picked, type Rows, replaceRows, rowsWithIds, sortRows } from "../memory/rows.ts";
import type { Codes } from "../town/codes.ts";
import type { INCIDENT_NUMBERS } from "./queries.ts";

type Own = {
  /** seconds since 1970 */
  time: Int32Array<ArrayBuffer>;
  kind: Uint8Array<ArrayBuffer>;
  state: Uint8Array<ArrayBuffer>;
  urgency: Uint8Array<ArrayBuffer>;
  source: Uint8Array<ArrayBuffer>;
  /** index into the dictionary of areas */
  grid: Uint16Array<ArrayBuffer>;
};

export type IncidentRows = Rows<Own>;
export type IncidentNumbers = Record<(typeof INCIDENT_NUMBERS)[number], Int32Array<ArrayBuffer>>;

/** The rows of `numbers` in memory's form. Every code and area they refer to must be known by now. */
export function incidentRows(numbers: IncidentNumbers, codes: Codes, areas: Dictionary): IncidentRows {
  const { id, lng, lat, time } = numbers;
  const columns: Placed & Own = {
    id,
    lng,
    lat,
    time,
    kind: codes.kinds.bytesOf(numbers.kind),
    state: codes.states.bytesOf(numbers.state),
    urgency: codes.urgencies.bytesOf(numbers.urgency),
    source: codes.sources.bytesOf(numbers.source),
    grid: areas.indexesOf(numbers.area),
  };
  return sortRows<Own>(columns);
}

/** `rows` after those with `ids` were read again as `come`; and the rows that went. */
export function replaceIncidents(rows: IncidentRows, ids: readonly number[], come: IncidentRows) {
  const gone = rowsWithIds(rows, new Set(ids));
  const went = picked(rows as never, Uint32Array.from(gone)) as IncidentRows;
  return { rows: replaceRows<Own>(rows, gone, come), went };
}

const extents = new WeakMap<Int32Array, [first: number, last: number]>();

/**
 * Seconds of the earliest and of the latest of `time`; null for none. Remembered, since a column never changes: every page
 * that opens asks for it.
 */
export function timeExtent(time: Int32Array): [first: number, last: number] | null {
  if (time.length === 0) return null;
  const known = extents.get(time);
  if (known) return known;
  let first = time[0];
  let last = time[0];
  for (let row = 1; row < time.length; row++) {
    if (time[row] < first) first = time[row];
    if (time[row] > last) last = time[row];
  }
  extents.set(time, [first, last]);
  return [first, last];
}

/** Seconds since 1970, `from` within, `to` without; null for open ends. */
export type Span = { from: number | null; to: number | null };

/** What `GET /api/incidents/columns` encodes: those reported within `span`, the earliest first. */
export function incidentColumns(rows: IncidentRows, codes: Codes, areas: Dictionary, span: Span): IncidentColumns {
  const { lng, lat, time, kind, state, urgency, source, grid, id } = picked(
    rows as never,
    orderByTime(rows.time, span),
  ) as IncidentRows;
  return {
    length: id.length,
    kinds: [...codes.kinds.codes],
    states: [...codes.states.codes],
    urgencies: [...codes.urgencies.codes],
    sources: [...codes.sources.codes],
    grids: [...areas.codes],
    lng,
    lat,
    time,
    kind,
    state,
    urgency,
    source,
    grid,
    id,
  };
}

// why: sorting plain numbers is ten times faster than sorting with a comparison; seconds and rows share a double
function orderByTime(time: Int32Array, { from, to }: Span): Uint32Array {
  const [start] = timeExtent(time) ?? [0];
  const keys = new Float64Array(time.length);
  let length = 0;
  for (let row = 0; row < time.length; row++) {
    const within = (from === null || time[row] >= from) && (to === null || time[row] < to);
    if (within) keys[length++] = (time[row] - start) * time.length + row;
  }
  return Uint32Array.from(keys.subarray(0, length).sort(), (key) => key % time.length);
}

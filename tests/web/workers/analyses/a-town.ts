import type { HouseholdColumns, IncidentColumns } from "../../../../domain/columns.ts";
import { toLattice } from "../../../../domain/position.ts";
import type { AnalysisRequest } from "../../../../web/workers/statistics-messages.ts";

export const DAY = 86_400;
/** 2026-11-16 00:00 in China, a Monday, in seconds since 1970. */
export const MONDAY = Date.parse("2026-11-16T00:00:00+08:00") / 1000;

/** Metres east and north of a corner of the town. */
export type At = { x: number; y: number };
export type Happened = At & { day: number; kind?: string; grid?: string };

const PER_DEGREE = (Math.PI / 180) * 6_371_008.8;
const [LNG, LAT] = [113.2, 35.2];
const lngOf = (x: number) => LNG + x / (PER_DEGREE * Math.cos((LAT * Math.PI) / 180));
const latOf = (y: number) => LAT + y / PER_DEGREE;

const distinct = (values: string[]): string[] => [...new Set(values)];

/** Incidents as columns; `day` counts from MONDAY, may have a fraction. */
export function incidentsOf(given: readonly Happened[]): IncidentColumns {
  const rows = [...given].sort((a, b) => a.day - b.day);
  const kinds = distinct(rows.map(({ kind = "other" }) => kind));
  const grids = ["", ...distinct(rows.flatMap(({ grid }) => grid ?? []))];
  const empty = new Uint8Array(rows.length);
  return {
    length: rows.length,
    kinds,
    states: ["reported"],
    urgencies: ["normal"],
    sources: ["worker"],
    grids,
    lng: Int32Array.from(rows, ({ x }) => toLattice(lngOf(x))),
    lat: Int32Array.from(rows, ({ y }) => toLattice(latOf(y))),
    time: Int32Array.from(rows, ({ day }) => MONDAY + Math.floor(day * DAY)),
    kind: Uint8Array.from(rows, ({ kind = "other" }) => kinds.indexOf(kind)),
    state: empty,
    urgency: empty,
    source: empty,
    grid: Uint16Array.from(rows, ({ grid = "" }) => grids.indexOf(grid)),
    id: Int32Array.from(rows, (_, index) => index + 1),
  };
}

/** Households as columns. */
export function householdsOf(rows: readonly (At & { grid?: string })[]): HouseholdColumns {
  const grids = ["", ...distinct(rows.flatMap(({ grid }) => grid ?? []))];
  return {
    length: rows.length,
    types: ["ordinary"],
    attentions: [""],
    grids,
    lng: Int32Array.from(rows, ({ x }) => toLattice(lngOf(x))),
    lat: Int32Array.from(rows, ({ y }) => toLattice(latOf(y))),
    type: new Uint8Array(rows.length),
    attention: new Uint8Array(rows.length),
    grid: Uint16Array.from(rows, ({ grid = "" }) => grids.indexOf(grid)),
    id: Int32Array.from(rows, (_, index) => index + 1),
  };
}

/** A question over the days from `from` until before `to`, everything else as plain as can be. */
export const asked = (from: number, to: number, more: Partial<AnalysisRequest> = {}): AnalysisRequest => ({
  name: "hot-spots",
  span: { from: MONDAY + from * DAY, to: MONDAY + to * DAY },
  before: { from: MONDAY + (2 * from - to) * DAY, to: MONDAY + from * DAY },
  kinds: null,
  incidentGrids: null,
  householdGrids: null,
  incidentAreas: [],
  householdAreas: [],
  usual: false,
  bandwidthM: 150,
  cellM: 100,
  ...more,
});

/** Points on a lattice of `across` × `across`, `stepM` apart. */
export const lattice = (across: number, stepM: number): At[] =>
  Array.from({ length: across * across }, (_, i) => ({
    x: (i % across) * stepM + 50,
    y: Math.floor(i / across) * stepM + 50,
  }));

export const carryOn = () => undefined;

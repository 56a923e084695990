// What an analysis found, as the worker hands it over: typed arrays, nothing of the page's.

import type { Bounds, Position } from "../../../domain/position.ts";
import type { DensityField } from "../../../domain/statistics/density.ts";

/** Squares of ground of `cellM` metres, row by row from the south-west; only those where people live or something happened. */
export type Squares = {
  bounds: Bounds;
  columns: number;
  rows: number;
  cellM: number;
  /** place of each square in the frame: row × columns + column */
  cells: Int32Array;
};

/** Squares side by side of one verdict: a place on the map that one can name. */
export type Patch = {
  /** what the squares are, as an index into the classes of the analysis */
  kind: number;
  /** the middle of what happened there */
  position: Position;
  bounds: Bounds;
  squares: number;
  /** in its squares and those around, which is what the verdict is about */
  incidents: number;
  /** code of the smallest area where most of them happened; "" = none */
  grid: string;
  /** code of the most frequent kind of incident; "" = none */
  incidentKind: string;
  /** whether it is so at the end, not only before */
  isNow: boolean;
};

/** Relative risk is read from an eighth of the usual to eight times as much: powers of two from −3 to 3. */
export const RISK_MAX = 3;

/** A field drawn upwards from nothing in warm colours, and one drawn in cool ones; both read with `max`. */
export type TwoFields = { more: DensityField; less: DensityField; max: number };

/** Per area: incidents for 1,000 households over the period, and between which values that rate lies with 95 %. */
export type RateRow = {
  code: string;
  incidents: number;
  households: number;
  raw: number | null;
  smoothed: number | null;
  low: number | null;
  high: number | null;
};

/** Areas around a place, over some days, where more happened than there usually does. */
export type ScanCluster = {
  /** codes of the areas, that in the middle first */
  areas: readonly string[];
  radiusM: number;
  /** seconds since 1970, `to` not included */
  from: number;
  to: number;
  incidents: number;
  expected: number;
  p: number;
  /** code of the most frequent kind of incident */
  incidentKind: string;
};

export type Answers = {
  risk: TwoFields & { /** incidents and households that were compared */ incidents: number; households: number };
  rates: { rows: readonly RateRow[]; overall: number };
  /** `kinds` of each square: −3 to 3, cold to hot at 99, 95, 90 % */
  "hot-spots": { squares: Squares; kinds: Int8Array; patches: readonly Patch[]; incidents: number };
  /** `kinds` of each square: index into EMERGING */
  emerging: { squares: Squares; kinds: Uint8Array; patches: readonly Patch[]; steps: number; stepDays: number };
  scan: { clusters: readonly ScanCluster[]; simulations: number };
  difference: TwoFields & { now: number; before: number };
  /** incidents of each hour of the week, Monday first */
  hours: { counts: Uint32Array };
};

export type ComputedName = keyof Answers;
export type Answer = { [Name in ComputedName]: { name: Name } & Answers[Name] }[ComputedName];

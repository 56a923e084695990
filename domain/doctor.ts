// What is said of borders that should cover ground without gap or overlap, and of what would mend them.

import type { Level } from "./grid.ts";
import type { Fault } from "./layout/coverage/faults.ts";
import type { Change, Repair } from "./layout/coverage/repair.ts";
import type { MultiPolygon } from "./layout/coverage/rings.ts";

/** Faults of borders in degrees: areas in m², widths in m. `polygons` and `choices` are places in `areas` of the report. */
export type BorderFault = Fault;

/** One area whose border is looked at. */
export type CheckedArea = { code: string; name: string; border: MultiPolygon };

/** The borders of what lies in one area, or of a file, and all that is wrong with them. */
export type DoctorReport = {
  /** what repairs refer to: another one means that borders have changed since */
  version: string;
  /** the area they should fill; null for a file that names none */
  within: { code: string; name: string; border: MultiPolygon } | null;
  /** of the areas; null where a file does not say it */
  level: Level | null;
  areas: CheckedArea[];
  faults: BorderFault[];
};

/** How borders would change: `polygon` is a place in `areas` of the report; ground in m². */
export type DoctorPreview = { changes: Change[] };

/** What was done. */
export type DoctorRepaired = {
  from: string;
  /** codes of the areas that have new borders */
  changed: string[];
  /** how many faults are left */
  left: number;
  /** those of them whose own parts do not fit the new border now; none where it is not in force yet */
  inner: { code: string; name: string; faults: number }[];
};

export type { Change as BorderChange, Repair as BorderRepair };

/** More faults than this are not mended at once. */
export const MOST_REPAIRS = 5_000;

/** The largest file that is looked at. */
export const MOST_FILE_BYTES = 16 * 1024 * 1024;

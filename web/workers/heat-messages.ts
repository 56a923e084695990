import type { IncidentColumns } from "../../domain/columns.ts";
import type { DensityField } from "../../domain/statistics/density.ts";

/** Which incidents make the field: `from` and `to` in seconds since 1970, `to` not included; kinds null = all. */
export type HeatRequest = {
  kinds: readonly string[] | null;
  from: number;
  to: number;
  bandwidthM: number;
  /** hours of the week in China that count, Monday first; absent or null = all */
  hours?: readonly number[] | null;
};

/** What the page sends, and what it gets back. */
export type ToHeatWorker =
  | { kind: "load"; columns: IncidentColumns }
  | { kind: "request"; number: number; request: HeatRequest };

export type FromHeatWorker = { number: number; request: HeatRequest; field: DensityField; max: number };

import type { HouseholdColumns, IncidentColumns } from "../../domain/columns.ts";
import type { Answer, ComputedName } from "../state/analysis/answers.ts";

/** What is analysed. Columns are as the page has them; masks below are by index into their dictionaries. */
export type AnalysisData = { incidents: IncidentColumns; households: HouseholdColumns | null };

/** Seconds since 1970, `to` not included. */
export type Span = { from: number; to: number };

/** One question. Masks hold a 1 for what counts; null = everything. */
export type AnalysisRequest = {
  name: ComputedName;
  span: Span;
  /** what the span is compared with */
  before: Span;
  kinds: Uint8Array | null;
  /** of the dictionary of areas of incidents, and of households */
  incidentGrids: Uint8Array | null;
  householdGrids: Uint8Array | null;
  /** code of the area, of the level that is asked for, of each entry of both dictionaries; "" = none */
  incidentAreas: readonly string[];
  householdAreas: readonly string[];
  /** hot spots beside what is usual at each place */
  usual: boolean;
  bandwidthM: number;
  cellM: number;
};

/** Told now and then with the share that is done, 0–1. False: stop, nobody waits any more. */
export type OnStep = (done: number) => boolean | undefined;

export type ToStatisticsWorker =
  | { kind: "load"; data: AnalysisData }
  | { kind: "ask"; number: number; request: AnalysisRequest };

export type FromStatisticsWorker =
  | { kind: "step"; number: number; done: number }
  | { kind: "answer"; number: number; answer: Answer }
  | { kind: "failed"; number: number; message: string };

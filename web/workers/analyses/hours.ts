import type { Answers } from "../../state/analysis/answers.ts";
import { WEEK_HOURS } from "../../state/analysis/choice.ts";
import type { AnalysisData, AnalysisRequest } from "../statistics-messages.ts";
import { rowsWithin } from "./rows.ts";

/** 1970-01-01 was a Thursday: hours since the Monday before. */
const FIRST_HOUR = 3 * 24;

/** The hour of the week, Monday first, that a moment in seconds since 1970 falls into. */
export const hourOfWeek = (seconds: number, offsetS: number): number =>
  (((Math.floor((seconds + offsetS) / 3600) + FIRST_HOUR) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;

/** Incidents of each hour of the week, local time. */
export function hours({ incidents }: AnalysisData, request: AnalysisRequest): Answers["hours"] {
  const counts = new Int32Array(WEEK_HOURS);
  for (const row of rowsWithin(incidents, request.span, request))
    counts[hourOfWeek(incidents.time[row], request.offsetS)]++;
  return { counts, weeks: (request.span.to - request.span.from) / (7 * 86_400) };
}

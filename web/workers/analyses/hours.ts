import { dayHourTable } from "../../../domain/statistics/day-hour.ts";
import type { Answers } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest } from "../statistics-messages.ts";
import { rowsWithin } from "./rows.ts";

/** Incidents of each hour of the week. */
export function hours({ incidents }: AnalysisData, request: AnalysisRequest): Answers["hours"] {
  const times = rowsWithin(incidents, request.span, request).map((row) => incidents.time[row]);
  return { counts: dayHourTable(times, request.span.from, request.span.to).counts };
}

import { globalRates, rateIntervals } from "../../../domain/statistics/rates.ts";
import type { Answers, RateRow } from "../../state/analysis/answers.ts";
import type { AnalysisData, AnalysisRequest } from "../statistics-messages.ts";
import { rowsWithin } from "./rows.ts";

/** Rates are for so many households. */
const PER = 1000;

/** Incidents for 1,000 households in each area, as they are and smoothed, with their uncertainty (domain/statistics/rates.ts). */
export function rates({ incidents, households }: AnalysisData, request: AnalysisRequest): Answers["rates"] {
  const { incidentAreas, householdAreas, householdGrids } = request;
  const codes = [...new Set([...householdAreas, ...incidentAreas])].filter((code) => code !== "").sort();
  const numberOf = new Map(codes.map((code, index) => [code, index]));
  const events = new Float64Array(codes.length);
  const lived = new Float64Array(codes.length);
  const incidentNumbers = incidentAreas.map((code) => numberOf.get(code) ?? -1);
  for (const row of rowsWithin(incidents, request.span, request)) {
    const area = incidentNumbers[incidents.grid[row]];
    if (area >= 0) events[area]++;
  }
  const householdNumbers = householdAreas.map((code) => numberOf.get(code) ?? -1);
  for (let row = 0; row < (households?.length ?? 0); row++) {
    const grid = households!.grid[row];
    if ((!householdGrids || householdGrids[grid] === 1) && householdNumbers[grid] >= 0) lived[householdNumbers[grid]]++;
  }
  const { raw, smoothed } = globalRates(events, lived);
  const { low, high } = rateIntervals(events, lived);
  const per = (value: number) => (Number.isNaN(value) ? null : value * PER);
  const rows = codes.flatMap((code, area): RateRow[] =>
    // why not the rest: what lies outside the scope has neither
    events[area] + lived[area] === 0
      ? []
      : [
          {
            code,
            incidents: events[area],
            households: lived[area],
            raw: per(raw[area]),
            smoothed: per(smoothed[area]),
            low: per(low[area]),
            high: per(high[area]),
          },
        ],
  );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return { rows, overall: sum(lived) > 0 ? (PER * sum(events)) / sum(lived) : 0 };
}

import type { IncidentFigures } from "../../domain/incident-figures.ts";
import { getJson } from "./request.ts";

/** What figures are of: incidents reported from `from` until before `to`, seconds since 1970, in `area`; null = wherever one may see. */
export type FiguresQuery = { from: number; to: number; level: string; area: string | null };

/** `GET /api/incidents/figures?from=…&to=…&level=grid` */
export function fetchFigures({ from, to, level, area }: FiguresQuery, signal: AbortSignal) {
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const query = new URLSearchParams({ from: at(from), to: at(to), level, ...(area === null ? {} : { grid: area }) });
  return getJson<IncidentFigures>(`/api/incidents/figures?${query}`, signal);
}

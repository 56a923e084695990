import type { SimilarBuildings } from "../../domain/building.ts";
import type { CaseProposal } from "../../domain/incident.ts";
import { getJson } from "./request.ts";
import type { Result } from "./result.ts";

/** In an area; null = wherever one may see. */
const within = (area: string | null): Record<string, string> => (area === null ? {} : { grid: area });

/** `GET /api/incidents/proposed-cases?grid=990101001001` */
export async function fetchProposedCases(
  { area }: { area: string | null },
  signal: AbortSignal,
): Promise<Result<readonly CaseProposal[]>> {
  const query = new URLSearchParams(within(area));
  const answer = await getJson<{ items: CaseProposal[] }>(`/api/incidents/proposed-cases?${query}`, signal);
  return answer.ok ? { ...answer, value: answer.value.items } : answer;
}

/** `GET /api/similar-places?kind=fire-hazard` */
export function fetchSimilarPlaces({ kind, area }: { kind: string; area: string | null }, signal: AbortSignal) {
  return getJson<SimilarBuildings>(`/api/similar-places?${new URLSearchParams({ kind, ...within(area) })}`, signal);
}

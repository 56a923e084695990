import type { SimilarBuildings } from "../../../domain/building.ts";
import type { CaseProposal } from "../../../domain/incident.ts";
import type { AppState } from "../app.ts";
import type { Drawing } from "../drawings.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";
import { likeKindFor } from "./server-answers.ts";

const numbered = (places: readonly Pick<CaseProposal, "position">[]): readonly Drawing[] =>
  places.map(({ position }, at) => ({ role: "stop", position, label: String(at + 1) }));

const keptCases = keepLast((cases: readonly CaseProposal[]) => numbered(cases));
const keptSimilar = keepLast(({ items }: SimilarBuildings) => numbered(items));
const none: readonly Drawing[] = [];

/** What the server answered, numbered on the map as in its list; nothing while it is not looked at. */
export function analysisMarks(state: AppState): readonly Drawing[] {
  if (state.mode !== "analysis") return none;
  if (state.analysis.name === "cases") {
    const cases = lastOf(state.proposedCases);
    return cases ? keptCases(cases) : none;
  }
  const similar = state.analysis.name === "similar" ? lastOf(state.similar) : null;
  return similar?.kind === likeKindFor(state) ? keptSimilar(similar) : none;
}

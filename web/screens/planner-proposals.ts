import type { Edit } from "../../domain/layout/edit.ts";
import { divisionEdits, divisionSettings, partsWanted } from "../../domain/layout/proposals/division.ts";
import type { EditorStore } from "../state/editor/editor.ts";
import { proposalOf } from "../state/planner/proposal.ts";
import { createProposals, type Proposals } from "../state/planner/proposals.ts";
import { startDivision } from "../workers/division.ts";

/** Divisions of the layout on the desk, each computed in a worker; with every step they are of no use any more. */
export function createPlannerProposals(
  store: EditorStore,
  nameOf: (number: number) => string,
): Proposals<readonly Edit[]> {
  const proposals = createProposals<readonly Edit[]>((asked, onProgress) => {
    const { work, band, target } = store.getState();
    if (!work) return { result: Promise.resolve(null), stop: () => {} };
    const { draft } = work;
    const settings = divisionSettings(draft, { band, target }, asked);
    const request = {
      kind: "divide" as const,
      fabric: draft.fabric,
      loads: draft.loads,
      settings,
      parts: partsWanted(draft, target),
    };
    const { result, stop } = startDivision(request, onProgress);
    return {
      result: result.then(
        (outcome) =>
          outcome &&
          proposalOf(draft, divisionEdits(draft, outcome.assignment, nameOf, Math.random()), asked, outcome, {
            band,
            target,
          }),
      ),
      stop,
    };
  });
  store.subscribe(({ work }, { work: before }) => {
    if (work?.info.id !== before?.info.id || work?.draft.fabric !== before?.draft.fabric) proposals.clear();
  });
  return proposals;
}

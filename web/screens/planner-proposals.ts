import type { Edit } from "../../domain/layout/edit.ts";
import { divisionEdits, divisionSettings, partsWanted } from "../../domain/layout/proposals/division.ts";
import type { Proposal as ServerProposal } from "../../domain/layout/proposals/proposal.ts";
import type { EditorStore } from "../state/editor/editor.ts";
import { proposalOf } from "../state/planner/proposal.ts";
import { createProposals, type Elsewhere, type Proposals } from "../state/planner/proposals.ts";
import { askServer, findOnServer, type ProposalServer } from "../state/planner/server-proposals.ts";
import { startDivision } from "../workers/division.ts";

/** From so many cells on, the server is the place that is chosen at first: a page's worker would take long on a small machine. */
const MANY_CELLS = 20_000;

type Outside = {
  nameOf: (number: number) => string;
  /** what new areas are called, with {} for their number */
  templates: () => Record<string, string>;
  server: ProposalServer;
};

/** Divisions of the layout on the desk, each computed in a worker, or all by the server; with another layout they are of no use any more. */
export function createPlannerProposals(store: EditorStore, outside: Outside): Proposals<readonly Edit[]> {
  const { nameOf, templates, server } = outside;
  const read = ({ edits, preset, seed, problems }: ServerProposal) => {
    const { work, band, target } = store.getState();
    return work && proposalOf(work.draft, edits, { preset, seed }, { problems: [...problems] }, { band, target });
  };
  const elsewhere: Elsewhere<readonly Edit[]> = {
    begin: (added, tell) => {
      const { work, band, target } = store.getState();
      const settings = { preset: "along-roads" as const, seed: 1 + added, band, target };
      const wish = { kind: "alternatives" as const, settings, names: templates() };
      return askServer(server, work?.info.id ?? 0, wish, read, tell);
    },
    find: (_, tell) => findOnServer(server, store.getState().work?.info.id ?? 0, read, tell),
  };
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
      parts: partsWanted(draft, { band, target }),
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
  }, elsewhere);
  store.subscribe(({ work }, { work: before }) => {
    if (work?.info.id === before?.info.id && work?.draft.fabric === before?.draft.fabric) return;
    proposals.clear();
    if (!work || work.info.id === before?.info.id || work.info.may.edit !== null) return;
    proposals.setPlace(work.draft.fabric.cells.length >= MANY_CELLS);
    void proposals.find();
  });
  return proposals;
}

import { graphOf } from "../fabric/graph-of.ts";
import { type Draft, freshId, gridOfCells } from "../layout.ts";
import { partition, rebalance, splitPart } from "../partition/partition.ts";
import { repair } from "../partition/repair.ts";
import type { OnStep, Outcome, Preset } from "../partition/settings.ts";
import { divisionEdits, divisionSettings, partsWanted, placedEdits, placesOf } from "./division.ts";
import { mendingEdits } from "./mending.ts";
import type { NewNames, Proposal, ProposalSettings, Wish } from "./proposal.ts";
import { rebalanceSettings } from "./rebalance.ts";
import { splitEdits, splitSettings } from "./split.ts";

/** Five to choose from: a preset each, then the default with other seeds; these are added to the seed that is asked for. */
const FIVE: readonly { readonly preset: Preset; readonly seed: number }[] = [
  { preset: "along-roads", seed: 0 },
  { preset: "balanced", seed: 0 },
  { preset: "equal-load", seed: 0 },
  { preset: "along-roads", seed: 1 },
  { preset: "along-roads", seed: 2 },
];

/** Is told how far it is (0–1) and what is finished; `false` stops there, with the best so far. */
export type OnProgress = (done: number, finished: readonly Proposal[]) => boolean;

/**
 * What the optimiser proposes for `draft`. `random` in 0–1 keeps the numbers of new grids of two people apart. Throws a RangeError where
 * an area is to be split that is not there.
 */
export function propose(
  draft: Draft,
  { kind, settings }: Wish,
  names: NewNames,
  random: number,
  onProgress: OnProgress,
): Proposal[] {
  const work: Work = { draft, graph: graphOf(draft.fabric, draft.loads), settings, names, random };
  const alone: OnStep = (done) => onProgress(done, []);
  if (kind === "partition") return [divided(work, settings, alone)];
  if (kind === "split") return [inPieces(work, alone)];
  if (kind === "rebalance") return [balanced(work, alone)];
  if (kind === "repair") return mended(work);
  const made: Proposal[] = [];
  let isStopped = false;
  for (const [index, { preset, seed }] of FIVE.entries()) {
    const asked = { preset, seed: settings.seed + seed };
    const onStep: OnStep = (done) => {
      isStopped = !onProgress((index + done) / FIVE.length, made);
      return !isStopped;
    };
    made.push(divided(work, asked, onStep));
    if (isStopped) break;
  }
  return made;
}

type Work = {
  draft: Draft;
  graph: ReturnType<typeof graphOf>;
  settings: ProposalSettings;
  names: NewNames;
  random: number;
};

function divided({ draft, graph, settings, names, random }: Work, asked: Asked, onStep: OnStep): Proposal {
  const parts = settings.grids ?? partsWanted(draft, settings);
  const outcome = partition(graph, parts, divisionSettings(draft, settings, asked), onStep);
  return proposalOf(
    asked,
    outcome,
    divisionEdits(draft, outcome.assignment, (number) => names.byNumber(number, "grid"), random),
  );
}

/** One area in several; nothing where its ground does not part. */
function inPieces({ draft, graph, settings, names, random }: Work, onStep: OnStep): Proposal {
  const { split, seed } = settings;
  const place = split ? placesOf(draft.layout, split.level) : null;
  const part = place?.ids.indexOf(split!.area) ?? -1;
  if (!split || !place || part < 0) throw new RangeError(`there is no area ${split?.area}`);
  const asked = splitSettings(draft, split, seed);
  const outcome = splitPart(graph, place.assignment, part, split.count, asked, onStep);
  const nameOf = (number: number) => names.byNumber(number, split.level);
  return proposalOf(asked, outcome, splitEdits(draft, split, outcome.assignment, nameOf, random));
}

function balanced({ draft, graph, settings, names, random }: Work, onStep: OnStep): Proposal {
  const { assignment } = placesOf(draft.layout, "grid");
  const asked = rebalanceSettings(draft, settings, settings, settings.budget ?? 1);
  const outcome = rebalance(graph, assignment, asked, onStep);
  const nameOf = (number: number) => names.byNumber(number, "grid");
  return proposalOf(settings, outcome, placedEdits(draft, outcome.assignment, nameOf, random));
}

function mended({ draft, graph, settings, names, random }: Work): Proposal[] {
  const { layout } = draft;
  const { preset, seed } = settings;
  const fresh = freshId(layout, random);
  return repair(graph, gridOfCells(layout), divisionSettings(draft, settings, settings)).map((one) => ({
    ...{ preset, seed, problems: [] },
    edits: mendingEdits(one, layout, fresh, names.after),
    repair: { grid: one.part, text: one.text, households: one.weight },
  }));
}

type Asked = { preset: Preset; seed: number };

const proposalOf = ({ preset, seed }: Asked, { problems }: Outcome, edits: Proposal["edits"]): Proposal => ({
  ...{ preset, seed, edits, problems },
});

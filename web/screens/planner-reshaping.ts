import type { LayoutLevel } from "../../domain/layout/layout.ts";
import type { LayoutSettings } from "../../domain/layout/layout-settings.ts";
import { placedEdits, placesOf } from "../../domain/layout/proposals/division.ts";
import type { Proposal } from "../../domain/layout/proposals/proposal.ts";
import { rebalanceSettings } from "../../domain/layout/proposals/rebalance.ts";
import { splitEdits, splitSettings } from "../../domain/layout/proposals/split.ts";
import type { Editing } from "../state/editor/editing.ts";
import type { EditorStore, Work } from "../state/editor/editor.ts";
import type { Computing } from "../state/planner/proposals.ts";
import { createReshaping, type Found, type Reshape, type Reshaping } from "../state/planner/reshaping.ts";
import { askServer, type ProposalServer } from "../state/planner/server-proposals.ts";
import { startDivision } from "../workers/division.ts";

const ALONG_ROADS = { preset: "along-roads", seed: 1 } as const;

type Outside = {
  nameOf: (level: LayoutLevel, number: number) => string;
  /** what new areas are called, with {} for their number */
  templates: () => Record<string, string>;
  server: ProposalServer;
  /** whether the server is to work on it */
  isOnServer: () => boolean;
};

/** Rebalances the layout on the desk, or divides one of its areas, in a worker or on the server. */
export const createPlannerReshaping = (editor: EditorStore, editing: Editing, outside: Outside): Reshaping =>
  createReshaping(editor, editing, (work, asked, onProgress) => {
    const { band, target } = editor.getState();
    const reshape = outside.isOnServer() ? byServer : byWorker;
    return reshape(work, { band, target }, asked, outside, onProgress);
  });

type OnProgress = (done: number) => void;

function byServer(
  { info }: Work,
  aims: LayoutSettings,
  asked: Reshape,
  { server, templates }: Outside,
  onProgress: OnProgress,
): Computing<Found | null> {
  const own = asked.kind === "split" ? { split: splitOf(asked) } : { budget: asked.share };
  const wish = { kind: asked.kind, settings: { ...ALONG_ROADS, ...aims, ...own }, names: templates() };
  const read = ({ edits, problems }: Proposal) => foundFor(asked, edits, problems);
  const { result, stop } = askServer(server, info.id, wish, read, onProgress);
  return { result: result.then((found) => found?.[0] ?? null), stop };
}

function byWorker(
  { draft }: Work,
  aims: LayoutSettings,
  asked: Reshape,
  { nameOf }: Outside,
  onProgress: OnProgress,
): Computing<Found | null> {
  const { fabric, loads, layout } = draft;
  const level = asked.kind === "split" ? asked.level : "grid";
  const { ids, assignment: present } = placesOf(layout, level);
  const dividing =
    asked.kind === "split"
      ? startDivision(
          {
            ...{ kind: "split", fabric, loads, present, part: ids.indexOf(asked.area), count: asked.count },
            settings: splitSettings(draft, asked, ALONG_ROADS.seed),
          },
          onProgress,
        )
      : startDivision(
          {
            ...{ kind: "rebalance", fabric, loads, present },
            settings: rebalanceSettings(draft, aims, ALONG_ROADS, asked.share),
          },
          onProgress,
        );
  const named = (number: number) => nameOf(level, number);
  const result = dividing.result.then((found) => {
    if (!found) return null;
    const edits =
      asked.kind === "split"
        ? splitEdits(draft, asked, found.assignment, named, Math.random())
        : placedEdits(draft, found.assignment, named, Math.random());
    return foundFor(asked, edits, found.problems);
  });
  return { result, stop: dividing.stop };
}

const splitOf = ({ level, area, count }: Extract<Reshape, { kind: "split" }>) => ({ level, area, count });

/** What was found, for what was asked. A division of one area says nothing about the others. */
const foundFor = ({ kind }: Reshape, edits: Found["edits"], problems: Proposal["problems"]): Found => ({
  edits,
  problems: kind === "split" ? [] : [...new Set(problems.map((problem) => problem.kind))],
});

import { isRefusal } from "../../domain/layout/edit.ts";
import { summaryOf } from "../../domain/layout/figures.ts";
import type { Assignment } from "../../domain/layout/partition/graph.ts";
import type { Preset } from "../../domain/layout/partition/settings.ts";
import { GRID_FILLS } from "../layout-editor/colours.ts";
import { divisionEdits, standing } from "../layout-editor/division-edits.ts";
import type { Editing } from "../state/editor/editing.ts";
import type { EditorState, EditorStore } from "../state/editor/editor.ts";
import { coloursOf, measuredAfter } from "../state/editor/measured.ts";
import { gridSketch } from "../state/planner/layout-sketch.ts";
import { createProposals, type Proposal, type Proposals } from "../state/planner/proposals.ts";
import { startDivision } from "../workers/division.ts";

/** Room for the picture of a proposal, px. */
const [WIDE_PX, HIGH_PX] = [96, 76];

/** Divisions of the layout on the desk, each computed in a worker; those of another ground are dropped. */
export function createPlannerProposals(
  store: EditorStore,
  { freshId }: Pick<Editing, "freshId">,
  nameOf: (number: number) => string,
): Proposals<Assignment> {
  const edits = (state: EditorState, assignment: Assignment) =>
    divisionEdits(state.work!.draft, assignment, freshId(), nameOf);

  const shown = (assignment: Assignment, preset: Preset, seed: number): Proposal<Assignment> | null => {
    const state = store.getState();
    const { work, band, target } = state;
    if (!work || assignment.length !== work.draft.fabric.cells.length) return null;
    const after = measuredAfter(work, edits(state, assignment));
    if (isRefusal(after)) return null;
    const { draft, figures } = after;
    const { grids, inBand, onRoads } = summaryOf(draft, figures, band);
    const measured = [...figures.grid.values()].filter(({ cells }) => cells > 0);
    const colours = coloursOf(draft, new Map());
    const sum = measured.reduce((sum, { compactness }) => sum + compactness, 0);
    return {
      layout: assignment,
      shown: {
        id: `${preset} ${seed}`,
        preset,
        seed,
        grids,
        inBand,
        worst: Math.max(0, ...measured.map(({ households }) => Math.abs(households - target) / target)),
        onRoads,
        compactness: measured.length > 0 ? sum / measured.length : null,
        problems: [],
        sketch: gridSketch(draft, (grid) => GRID_FILLS[colours.get(grid) ?? 0], WIDE_PX, HIGH_PX),
      },
    };
  };

  const proposals = createProposals<Assignment>(({ preset, seed }, onProgress) => {
    const { work, band, target } = store.getState();
    if (!work) return { result: Promise.resolve(null), stop: () => {} };
    const { fabric, loads } = work.draft;
    const settings = { preset, seed, band, target, ...standing(work.draft) };
    const { result, stop } = startDivision({ kind: "divide", fabric, loads, settings }, onProgress);
    return { result: result.then((assignment) => assignment && shown(assignment, preset, seed)), stop };
  });

  store.subscribe(({ work }, { work: before }) => {
    if (work?.info.id !== before?.info.id || work?.draft.fabric !== before?.draft.fabric) proposals.clear();
  });
  return proposals;
}

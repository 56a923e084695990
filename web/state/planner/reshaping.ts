import { createStore, type StoreApi } from "zustand/vanilla";
import type { Edit } from "../../../domain/layout/edit.ts";
import { summaryOf } from "../../../domain/layout/figures.ts";
import type { Problem } from "../../../domain/layout/partition/settings.ts";
import type { Split } from "../../../domain/layout/proposals/split.ts";
import { movedHouseholds } from "../../layout-editor/consequence.ts";
import type { Editing } from "../editor/editing.ts";
import type { EditorStore, Work } from "../editor/editor.ts";
import type { Computing } from "./proposals.ts";
import type { OwnLabel } from "./shown.ts";

/** What the optimiser is asked to do with the grids as they are; `share` (0–1) of the households may change their grid. */
export type Reshape = { readonly kind: "rebalance"; readonly share: number } | ({ readonly kind: "split" } & Split);

/** What came of it. `moved`: households that changed their grid; 0 where nothing was to be done. */
export type Reshaped = {
  readonly moved: number;
  readonly grids: number;
  readonly inBand: number;
  readonly problems: readonly Problem["kind"][];
};

export type ReshapingState =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly asked: Reshape; readonly progress: number }
  | { readonly state: "done"; readonly asked: Reshape; readonly reshaped: Reshaped }
  | { readonly state: "failed"; readonly asked: Reshape };

export type Reshaping = {
  readonly store: StoreApi<ReshapingState>;
  /** computes, and does it as one step; resolves when that is done, or has come to nothing */
  ask(asked: Reshape): Promise<void>;
  /** takes the best so far */
  stop(): void;
};

/** What the optimiser found: edits of the draft it was asked for, and what it could not meet. */
export type Found = { readonly edits: readonly Edit[]; readonly problems: readonly Problem["kind"][] };

type Compute = (work: Work, asked: Reshape, onProgress: (done: number) => void) => Computing<Found | null>;

const LABELS: Record<Reshape["kind"], OwnLabel> = { rebalance: "rebalance", split: "split-evenly" };

/** Reshapes the layout on the desk, one wish at a time; a step that is made meanwhile ends it. */
export function createReshaping(editor: EditorStore, editing: Pick<Editing, "perform">, compute: Compute): Reshaping {
  const store = createStore<ReshapingState>(() => ({ state: "idle" }));
  let run: { stop: () => void } | null = null;

  const drop = () => {
    run?.stop();
    run = null;
    store.setState({ state: "idle" }, true);
  };

  editor.subscribe(({ work }, { work: before }) => {
    // why the second: what was said of a step is true until the next one; the step itself is made while it still runs
    if (work?.draft !== before?.draft && (run || store.getState().state !== "running")) drop();
  });

  return {
    store,
    ask: async (asked) => {
      drop();
      const { work, band } = editor.getState();
      if (!work) return;
      store.setState({ state: "running", asked, progress: 0 }, true);
      const mine = compute(work, asked, (progress) => {
        if (run === mine) store.setState({ state: "running", asked, progress }, true);
      });
      run = mine;
      const found = await mine.result;
      if (run !== mine) return;
      run = null;
      const refused = found && found.edits.length > 0 ? editing.perform(found.edits, LABELS[asked.kind]) : null;
      const after = editor.getState().work;
      if (!found || refused !== null || !after) return store.setState({ state: "failed", asked }, true);
      const { grids, inBand } = summaryOf(after.draft, after.figures, band);
      const moved = movedHouseholds(work.draft, after.draft);
      store.setState({ state: "done", asked, reshaped: { moved, grids, inBand, problems: found.problems } }, true);
    },
    stop: () => run?.stop(),
  };
}

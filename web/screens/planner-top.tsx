import { useStore } from "zustand";
import { PlannerHeader } from "../panels/planner/planner-header.tsx";
import type { EditorState } from "../state/editor/editor.ts";
import { stepsOf } from "../state/planner/stages.ts";
import type { PlannerParts } from "./planner-parts.ts";

/** Grids that cannot come into force as they are. */
function faultsOf({ work }: EditorState): number {
  if (!work) return 0;
  return [...work.figures.grid.values()].filter(({ pieces }) => pieces !== 1).length;
}

/** Grids and microgrids that have no code yet. */
function uncodedIn({ work }: EditorState): number {
  if (!work) return 0;
  const { grids, microgrids } = work.draft.layout;
  return [...grids.values(), ...microgrids.values()].filter(({ code }) => code === null).length;
}

/** The bar on top of the planner, for the layout on the desk. */
export function PlannerTop({ parts }: { parts: PlannerParts }) {
  const { editor, editing, desk } = parts;
  const work = useStore(editor, (state) => state.work);
  const saved = useStore(editor, (state) => state.saved);
  const faults = useStore(editor, faultsOf);
  const uncoded = useStore(editor, uncodedIn);
  if (!work) return null;
  const { info, history } = work;
  return (
    <PlannerHeader
      name={`${info.communityName} · ${info.name}`}
      step={history.position}
      saved={saved}
      stage={info.state}
      canUndo={info.may.edit === null && history.position > 0}
      canRedo={info.may.edit === null && history.position < history.steps.length}
      onUndo={editing.undo}
      onRedo={editing.redo}
      onDrafts={parts.leave}
      onCompare={() => desk.show({ kind: "compare", left: "in-force", right: "this" })}
      onPrint={() => desk.show({ kind: "print" })}
      onSettle={() => desk.show({ kind: "conflict" })}
      steps={stepsOf(info.state, info.may, { unsent: saved.state !== "saved", faults, uncoded })}
      onStep={(step) => desk.show({ kind: "step", step })}
    />
  );
}

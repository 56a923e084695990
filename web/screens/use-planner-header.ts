import { useStore } from "zustand";
import type { PlannerHeaderProps } from "../panels/planner/planner-header.tsx";
import { noDialog } from "../state/planner/dialog.ts";
import { stepsOf } from "../state/planner/stages.ts";
import type { PlannerParts } from "./planner-parts.ts";

/** What the header shows of the layout on the desk. Only while one is open. */
export function usePlannerHeader({ store, editing, desk }: PlannerParts, onDrafts: () => void): PlannerHeaderProps {
  const work = useStore(store, (state) => state.work)!;
  const saved = useStore(store, (state) => state.saved);
  const { info, history, figures } = work;
  const mayEdit = info.may.edit === null;
  const faults = [...figures.grid.values()].filter(({ pieces }) => pieces !== 1).length;
  return {
    name: info.name,
    step: history.position,
    saved,
    stage: info.state,
    canUndo: mayEdit && history.position > 0,
    canRedo: mayEdit && history.position < history.steps.length,
    onUndo: editing.undo,
    onRedo: editing.redo,
    onDrafts,
    onCompare: () => desk.show({ kind: "compare", left: "in-force", right: "this" }),
    onPrint: () => {
      desk.show(noDialog);
      print();
    },
    onSettle: () => desk.show({ kind: "conflict" }),
    steps: stepsOf(info.may, { unsent: saved.state !== "saved", faults }),
    onStep: (step) => desk.show({ kind: "step", step }),
  };
}

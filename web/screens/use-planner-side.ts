import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { summaryOf } from "../../domain/layout/figures.ts";
import type { AreaId } from "../../domain/layout/layout.ts";
import { GRID_FILLS } from "../layout-editor/colours.ts";
import { divisionEdits } from "../layout-editor/division-edits.ts";
import type { MapView } from "../map/map-view.ts";
import type { PlannerSideProps } from "../panels/planner/planner-side.tsx";
import { isEditable } from "../state/editor/editor.ts";
import { coloursOf } from "../state/editor/measured.ts";
import { boundsOfAreas } from "../state/editor/places.ts";
import { lastOf } from "../state/loaded.ts";
import { movedShare } from "../state/planner/comparison.ts";
import { allLocked, locked, ofKind, onDuty, renamed } from "../state/planner/grid-edits.ts";
import { gridRows } from "../state/planner/grid-rows.ts";
import { handoverTotals } from "../state/planner/handover.ts";
import { shownSteps } from "../state/planner/history-steps.ts";
import { gridProblems } from "../state/planner/mendings.ts";
import type { PlannerParts } from "./planner-parts.ts";

/** A grid is flown to no nearer than this. */
const NEAR_ZOOM = 17;

/** After the last step what would be handed over is asked for again. */
const HANDOVER_MS = 1500;

/** The template of codes that the standards ask for: the community's code and three digits. */
const USUAL_TEMPLATE = "{community}{grid}";

/** What stands beside the map, of the layout on the desk. */
export function usePlannerSide(parts: PlannerParts, view: () => MapView | null): PlannerSideProps | null {
  const { store, editing, desk, proposals, mending } = parts;
  const state = useStore(store);
  const { work, after, band, level, chosen, consequence, saved } = state;
  const handover = useStore(desk.store, (desk) => lastOf(desk.handover));
  const proposed = useStore(proposals.store);
  const staff = useStore(parts.staff);
  const mendings = useStore(mending.store);
  const editable = isEditable(state);
  const shown = after ?? work;

  const rows = useMemo(() => {
    if (!work || !shown) return [];
    const colours = coloursOf(shown.draft, work.colours);
    const before = new Map<AreaId, number>();
    for (const { id, before: was } of consequence?.areas ?? []) if (was !== null) before.set(id, was);
    return gridRows(shown.draft.layout, {
      figures: shown.figures.grid,
      before: level === "grid" && before.size > 0 ? before : null,
      fillOf: (grid) => GRID_FILLS[colours.get(grid) ?? 0],
      names: new Map(staff.map(({ id, name }) => [id, name])),
      selected: new Set(level === "grid" ? chosen : []),
      band,
    });
  }, [work, shown, consequence, level, chosen, band, staff]);

  const id = work?.info.id;
  const savedAt = saved.state === "saved" ? saved.at : undefined;
  useEffect(() => {
    if (id === undefined || savedAt === undefined) return;
    const timer = setTimeout(() => void desk.readHandover(id), savedAt === null ? 0 : HANDOVER_MS);
    return () => clearTimeout(timer);
  }, [desk, id, savedAt]);

  if (!work || !shown) return null;
  const go = (grid: AreaId) => {
    store.setState({ level: "grid" });
    editing.choose([grid]);
    const bounds = boundsOfAreas(work, "grid", [grid]);
    if (bounds) view()?.flyTo({ bounds, maxZoom: NEAR_ZOOM });
  };
  return {
    band,
    totals: { ...summaryOf(shown.draft, shown.figures, band), moved: movedShare(work.base, shown.draft) },
    rows,
    editable,
    list: {
      onSelect: (grid) => (grid === null ? editing.choose([]) : go(grid)),
      onLock: (grid, isLocked) => editing.perform([locked([grid], isLocked)]),
      onLockAll: (isLocked) => editing.perform([allLocked(work.draft.layout, isLocked)]),
      onRenumber: () => desk.show({ kind: "codes", template: USUAL_TEMPLATE }),
    },
    form: {
      people: staff,
      onRename: (grid, name) => editing.perform([renamed(grid, name)]),
      onKind: (grid, kind) => editing.perform([ofKind(grid, kind)]),
      onPeople: (grid, people) =>
        editing.perform([
          onDuty(
            work.draft.layout,
            grid,
            people.map(({ id: person }) => person),
          ),
        ]),
    },
    problems: {
      problems: gridProblems(rows, band, mendings),
      onGo: go,
      onRepair: (offer) => {
        const chosenOne = mendings.find(({ offer: { id: known } }) => known === offer);
        if (chosenOne) editing.perform(chosenOne.edits);
      },
    },
    handover: {
      totals: handover && handoverTotals(handover.sums),
      onDetails: () => desk.show({ kind: "handover" }),
    },
    alternatives: {
      alternatives: proposed.proposals.map(({ shown: one }) => one),
      progress: proposed.progress,
      failed: proposed.failed,
      chosen: proposed.chosen,
      onMake: () => void proposals.make(),
      onStop: proposals.stop,
      onChoose: (key) => {
        const assignment = proposals.choose(key);
        if (assignment) editing.perform(divisionEdits(work.draft, assignment, editing.freshId(), parts.nameOf));
      },
    },
    steps: { steps: shownSteps(work.history, work.draft.layout), at: work.history.position, onGoTo: editing.goTo },
  };
}

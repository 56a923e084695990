import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { USUAL_TEMPLATE } from "../../domain/layout/codes.ts";
import { PlannerSide } from "../panels/planner/planner-side.tsx";
import type { Work } from "../state/editor/editor.ts";
import { lastOf } from "../state/loaded.ts";
import { allLocked, locked, ofKind, onDuty, renamed } from "../state/planner/grid-edits.ts";
import { areaFacts } from "../state/planner/grid-rows.ts";
import { handoverTotals } from "../state/planner/handover.ts";
import { shownSteps } from "../state/planner/history-steps.ts";
import { gridProblems, type Mending } from "../state/planner/mendings.ts";
import { rowsOf, totalsOf } from "../state/planner/settled.ts";
import { PlannerLayers } from "./planner-layers.tsx";
import { PlannerPaper } from "./planner-paper.tsx";
import type { PlannerParts } from "./planner-parts.ts";
import { useGroundNotes } from "./use-ground-notes.ts";
import { useSplit } from "./use-split.ts";
import { useStaff } from "./use-staff.ts";

/** Steps come in bursts; what they would hand over is asked for once they have settled. */
const SETTLED_MS = 1200;

/** What stands beside the map for the layout on the desk, and what lies over it. */
export function PlannerBeside({ parts }: { parts: PlannerParts }) {
  const work = useStore(parts.editor, (state) => state.work);
  return work && <Beside key={work.info.id} parts={parts} work={work} />;
}

function Beside({ parts, work }: { parts: PlannerParts; work: Work }) {
  const { editor, editing, desk, proposals } = parts;
  const after = useStore(editor, (state) => state.after);
  const band = useStore(editor, (state) => state.band);
  const level = useStore(editor, (state) => state.level);
  const all = useStore(editor, (state) => state.chosen);
  const chosen = level === "grid" ? all : NONE;
  const handover = useStore(desk.store, (state) => lastOf(state.handover));
  const dialog = useStore(desk.store, (state) => state.dialog.kind);
  const auto = useStore(proposals.store);
  const found = useStore(parts.mendings, (state) => state.found);
  const mendings = found ?? NO_MENDINGS;
  const reshaping = useStore(parts.reshaping.store);
  const split = useSplit(parts, level);
  const { people, names } = useStaff(work.info.community);
  const notes = useGroundNotes(work.info.community, work.info.fabric);
  useHandover(parts, work);

  const beside = useMemo(() => ({ band, names, chosen }), [band, names, chosen]);
  const rows = useMemo(() => rowsOf(work, after, beside), [work, after, beside]);
  const settled = useMemo(() => rowsOf(work, null, beside), [work, beside]);
  const totals = useMemo(() => totalsOf(work, after, band), [work, after, band]);
  const problems = useMemo(() => gridProblems(settled, band, mendings), [settled, band, mendings]);
  const steps = useMemo(() => shownSteps(work.history, work.draft.layout), [work]);

  const choose = (grid: number | null) => {
    if (level !== "grid") editing.setLevel("grid");
    editing.choose(grid === null ? [] : [grid]);
  };
  const { layout, loads } = work.draft;
  const area = all.length === 1 ? areaFacts(layout, level, all[0], { figures: work.figures, names }) : null;
  return (
    <>
      <PlannerSide
        settings={work.info.settings}
        onSettings={parts.standing.set}
        totals={totals}
        rows={rows}
        editable={work.info.may.edit === null}
        list={{
          onSelect: (grid) => {
            choose(grid);
            if (grid !== null) parts.fly(grid);
          },
          onLock: (grid, isLocked) => editing.perform([locked([grid], isLocked)]),
          onLockAll: (isLocked) => editing.perform([allLocked(layout, isLocked)]),
          onRenumber: () => desk.show({ kind: "codes", template: USUAL_TEMPLATE }),
        }}
        form={
          area && {
            area,
            people,
            onRename: (level, key, name) => editing.perform([renamed(level, key, name)]),
            onKind: (grid, kind) => editing.perform([ofKind(grid, kind)]),
            onPeople: (level, key, people) => {
              const staff = people.map(({ id }) => id);
              editing.perform([onDuty(layout, level, key, staff)]);
            },
          }
        }
        split={split}
        rebalance={{
          reshaping,
          households: loads.households.reduce((sum, count) => sum + count, 0),
          onAsk: (asked) => void parts.reshaping.ask(asked),
          onStop: parts.reshaping.stop,
        }}
        problems={{
          problems,
          searching: found === null,
          onGo: (grid) => {
            choose(grid);
            parts.fly(grid);
          },
          onRepair: (id) => {
            const mending = mendings.find(({ offer }) => offer.id === id);
            if (mending) editing.perform(mending.edits, "repair");
          },
        }}
        ground={{ notes, onShow: parts.flyTo }}
        handover={{
          totals: handover && handoverTotals(handover.sums),
          onDetails: () => desk.show({ kind: "handover" }),
        }}
        alternatives={{
          alternatives: auto.proposals.map(({ shown }) => shown),
          progress: auto.progress,
          failed: auto.failed,
          chosen: auto.chosen,
          onServer: auto.onServer,
          onPlace: proposals.setPlace,
          onMake: () => void proposals.make(),
          onStop: proposals.stop,
          onChoose: (id) => {
            const edits = proposals.choose(id);
            if (edits) editing.perform(edits);
          },
        }}
        steps={{ steps, at: work.history.position, onGoTo: editing.goTo }}
      />
      <PlannerLayers parts={parts} work={work} problems={problems.length} />
      {dialog === "print" && <PlannerPaper work={work} rows={settled} band={band} desk={desk} />}
    </>
  );
}

const NONE: readonly number[] = [];
const NO_MENDINGS: readonly Mending[] = [];

/** Reads what the layout would hand over, once what was drawn has reached the server. */
function useHandover({ editor, desk }: PlannerParts, work: Work): void {
  const { id } = work.info;
  const isSaved = useStore(editor, (state) => state.saved.state === "saved");
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft hands over something else, and one in force what it did
  useEffect(() => {
    if (!isSaved) return;
    const timer = setTimeout(() => void desk.readHandover(id), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [desk, id, isSaved, work.draft, work.info.state]);
}

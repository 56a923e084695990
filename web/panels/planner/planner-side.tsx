import type { Band, GridRow, HandoverTotals, Totals } from "../../state/planner/shown.ts";
import { AlternativesPanel, type AlternativesPanelProps } from "./alternatives-panel.tsx";
import { FigureStrip } from "./figure-strip.tsx";
import { GridForm, type GridFormProps } from "./grid-form.tsx";
import { GridList, type GridListProps } from "./grid-list.tsx";
import { GroundNotes, type GroundNotesProps } from "./ground-notes.tsx";
import { HandoverPreview } from "./handover-preview.tsx";
import { LatestSteps, type LatestStepsProps } from "./latest-steps.tsx";
import { ProblemList, type ProblemListProps } from "./problem-list.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "../card.css";
import "./planner-side.css";

export type PlannerSideProps = {
  band: Band;
  totals: Totals;
  rows: readonly GridRow[];
  editable: boolean;
  list: Pick<GridListProps, "onSelect" | "onLock"> & {
    onLockAll: (locked: boolean) => void;
    onRenumber: () => void;
  };
  form: Omit<GridFormProps, "row">;
  problems: Omit<ProblemListProps, "editable">;
  ground: GroundNotesProps;
  handover: { totals: HandoverTotals | null; onDetails: () => void };
  alternatives: Omit<AlternativesPanelProps, "editable" | "locked">;
  steps: LatestStepsProps;
};

/** Beside the map: how the layout stands, its grids, what to mend, what it would hand over, proposals, and its history. */
export function PlannerSide(props: PlannerSideProps) {
  const text = usePlannerText();
  const { band, rows, editable, list } = props;
  const selected = rows.filter((row) => row.selected);
  const locked = rows.filter((row) => row.locked).length;
  const allLocked = rows.length > 0 && locked === rows.length;
  return (
    <aside className="planner-side">
      <FigureStrip totals={props.totals} band={band} />
      <GridList rows={rows} band={band} editable={editable} onSelect={list.onSelect} onLock={list.onLock} />
      {editable && rows.length > 0 && (
        <p className="planner-acts">
          <button type="button" className="link" onClick={() => list.onLockAll(!allLocked)}>
            {allLocked ? text.form.unlockAll : text.form.lockAll}
          </button>
          <button type="button" className="link" onClick={list.onRenumber}>
            {text.form.renumber}
          </button>
        </p>
      )}
      {editable && selected.length === 1 && <GridForm key={selected[0].key} row={selected[0]} {...props.form} />}
      <ProblemList {...props.problems} editable={editable} />
      <GroundNotes {...props.ground} />
      <HandoverPreview {...props.handover} />
      {(editable || props.alternatives.alternatives.length > 0) && (
        <AlternativesPanel {...props.alternatives} editable={editable} locked={locked} />
      )}
      <LatestSteps {...props.steps} />
    </aside>
  );
}

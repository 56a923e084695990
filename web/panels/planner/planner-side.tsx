import type { LayoutSettings } from "../../../domain/layout/layout-settings.ts";
import type { GridRow, HandoverTotals, Totals } from "../../state/planner/shown.ts";
import { AlternativesPanel, type AlternativesPanelProps } from "./alternatives-panel.tsx";
import { AreaForm, type AreaFormProps } from "./area-form.tsx";
import { BandForm, type BandFormProps } from "./band-form.tsx";
import { FigureStrip } from "./figure-strip.tsx";
import { GridList, type GridListProps } from "./grid-list.tsx";
import { GroundNotes, type GroundNotesProps } from "./ground-notes.tsx";
import { HandoverPreview } from "./handover-preview.tsx";
import { LatestSteps, type LatestStepsProps } from "./latest-steps.tsx";
import { ProblemList, type ProblemListProps } from "./problem-list.tsx";
import { RebalanceForm, type RebalanceFormProps } from "./rebalance-form.tsx";
import { SplitForm, type SplitFormProps } from "./split-form.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "../card.css";
import "./planner-side.css";

export type PlannerSideProps = {
  settings: LayoutSettings;
  onSettings: BandFormProps["onSet"];
  totals: Totals;
  rows: readonly GridRow[];
  editable: boolean;
  list: Pick<GridListProps, "onSelect" | "onLock"> & {
    onLockAll: (locked: boolean) => void;
    onRenumber: () => void;
  };
  /** of the area that is chosen; null while not exactly one is */
  form: AreaFormProps | null;
  /** of the same */
  split: SplitFormProps | null;
  rebalance: RebalanceFormProps;
  problems: Omit<ProblemListProps, "editable">;
  ground: GroundNotesProps;
  handover: { totals: HandoverTotals | null; onDetails: () => void };
  alternatives: Omit<AlternativesPanelProps, "editable" | "locked">;
  steps: LatestStepsProps;
};

/** Beside the map: how the layout stands, its grids, what to mend, what it would hand over, proposals, and its history. */
export function PlannerSide(props: PlannerSideProps) {
  const text = usePlannerText();
  const { settings, rows, editable, list } = props;
  const { band } = settings;
  const locked = rows.filter((row) => row.locked).length;
  const allLocked = rows.length > 0 && locked === rows.length;
  return (
    <aside className="planner-side">
      <FigureStrip totals={props.totals} band={band} />
      <BandForm settings={settings} editable={editable} onSet={props.onSettings} />
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
      {editable && props.form && (
        <AreaForm key={props.form.area.key} {...props.form}>
          {props.split && <SplitForm {...props.split} />}
        </AreaForm>
      )}
      <ProblemList {...props.problems} editable={editable} />
      {editable && rows.length > 1 && <RebalanceForm {...props.rebalance} />}
      <GroundNotes {...props.ground} />
      <HandoverPreview {...props.handover} />
      {(editable || props.alternatives.alternatives.length > 0) && (
        <AlternativesPanel {...props.alternatives} editable={editable} locked={locked} />
      )}
      <LatestSteps {...props.steps} />
    </aside>
  );
}

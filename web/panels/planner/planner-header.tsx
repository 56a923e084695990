import { IconArrowBackUp, IconArrowForwardUp, IconColumns2, IconList, IconPrinter } from "@tabler/icons-react";
import type { LayoutState } from "../../../domain/layout/publication.ts";
import type { Saved } from "../../state/planner/shown.ts";
import type { Hindrance, StageStep } from "../../state/planner/stages.ts";
import { formatCount, formatTime } from "../../text/format.ts";
import { AccountMenu } from "../account-menu.tsx";
import { SimulatedTag } from "../header.tsx";
import { HeaderHome } from "../header-home.tsx";
import { LanguageSwitch, ThemeSwitch } from "../switches.tsx";
import { StageSteps } from "./stage-steps.tsx";
import { usePlannerText } from "./use-planner-text.ts";
import "./planner-header.css";

export type PlannerHeaderProps = {
  /** the layout's name, as 三条巷社区 · 2026 年秋季调整 */
  name: string;
  /** steps done, of those not undone */
  step: number;
  saved: Saved;
  stage: LayoutState;
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onDrafts: () => void;
  onCompare: () => void;
  onPrint: () => void;
  onSettle: () => void;
  /** what can be done with the layout as a whole; the last is the main one */
  steps: readonly { step: StageStep; hindrance: Hindrance | null }[];
  onStep: (step: StageStep) => void;
};

/** The bar on top while a layout is drawn. */
export function PlannerHeader(props: PlannerHeaderProps) {
  const text = usePlannerText();
  const { name, step, stage, steps } = props;
  return (
    <header className="header planner-header">
      <HeaderHome back={text.backToMap} title={text.title} />
      <div className="planner-name">
        <button type="button" onClick={props.onDrafts} title={text.header.drafts}>
          <b>{name}</b>
          <IconList size={16} stroke={1.75} aria-hidden="true" />
          <span className="unseen">{text.header.drafts}</span>
        </button>
        <p role="status">
          {step === 0 ? text.header.noSteps : text.header.step(formatCount(step))}
          {" · "}
          <SavedWords saved={props.saved} onSettle={props.onSettle} />
        </p>
      </div>
      <div className="planner-undo">
        <button type="button" disabled={!props.canUndo} onClick={props.onUndo} title={`${text.header.undo} Ctrl+Z`}>
          <IconArrowBackUp size={18} stroke={1.75} aria-hidden="true" />
          <span className="unseen">{text.header.undo}</span>
        </button>
        <button type="button" disabled={!props.canRedo} onClick={props.onRedo} title={`${text.header.redo} Ctrl+Y`}>
          <IconArrowForwardUp size={18} stroke={1.75} aria-hidden="true" />
          <span className="unseen">{text.header.redo}</span>
        </button>
      </div>
      <StageSteps stage={stage} />
      <div className="header-end">
        <SimulatedTag />
        <button type="button" className="planner-button" onClick={props.onCompare}>
          <IconColumns2 size={16} stroke={1.75} aria-hidden="true" />
          {text.header.compare}
        </button>
        <button type="button" className="planner-button" onClick={props.onPrint}>
          <IconPrinter size={16} stroke={1.75} aria-hidden="true" />
          {text.header.print}
        </button>
        {steps.map(({ step: one, hindrance }, index) => (
          <button
            key={one}
            type="button"
            className={index === steps.length - 1 ? "primary" : "planner-button"}
            disabled={hindrance !== null}
            title={hindrance === null ? undefined : text.hindrances[hindrance]}
            onClick={() => props.onStep(one)}
          >
            {text.steps[one]}
          </button>
        ))}
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu>
          <LanguageSwitch />
          <ThemeSwitch />
        </AccountMenu>
      </div>
    </header>
  );
}

function SavedWords({ saved, onSettle }: { saved: Saved; onSettle: () => void }) {
  const text = usePlannerText().header;
  switch (saved.state) {
    case "saved":
      return saved.at === null ? text.savedNow : text.saved(formatTime(new Date(saved.at)));
    case "saving":
      return text.saving;
    case "unsent":
      return <span className="planner-unsent">{text.unsent(formatCount(saved.edits))}</span>;
    case "conflict":
      return (
        <span className="planner-unsent">
          {text.conflict}{" "}
          <button type="button" className="link" onClick={onSettle}>
            {text.settle}
          </button>
        </span>
      );
  }
}

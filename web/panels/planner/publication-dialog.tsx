import { type FormEvent, useState } from "react";
import type { StageStep } from "../../state/planner/stages.ts";
import { formatCount } from "../../text/format.ts";
import { PlannerDialog } from "./planner-dialog.tsx";
import { usePlannerText } from "./use-planner-text.ts";

export type PublicationDialogProps = {
  step: StageStep;
  /** today, as 2026-11-20 */
  today: string;
  /** what is still to be mended */
  problems: number;
  busy: boolean;
  /** why the server refused, in words */
  fault: string | null;
  onClose: () => void;
  onTake: (given: { note: string; day: string }) => void;
};

/** Asks once more before a layout goes a step on: with a note, a reason, or the day it comes into force. */
export function PublicationDialog(props: PublicationDialogProps) {
  const text = usePlannerText();
  const words = text.publication;
  const { step, today, problems, busy } = props;
  const [note, setNote] = useState("");
  const [day, setDay] = useState(today);
  const [wrong, setWrong] = useState<string | null>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (step === "reject" && note.trim() === "") return setWrong(words.reasonNeeded);
    setWrong(null);
    props.onTake({ note: note.trim(), day });
  };
  const fault = wrong ?? props.fault;
  return (
    <PlannerDialog title={words.titles[step]} onClose={props.onClose}>
      <form className="planner-publication" onSubmit={onSubmit} noValidate>
        <p className="planner-lead">{words.leads[step]}</p>
        {problems > 0 && step === "submit" && (
          <p className="planner-warning">{words.remaining(formatCount(problems))}</p>
        )}
        {step === "publish" && (
          <label className="planner-field">
            {words.day}
            <input type="date" required min={today} value={day} onChange={(event) => setDay(event.target.value)} />
          </label>
        )}
        {step !== "withdraw" && (
          <label className="planner-field">
            {step === "reject" ? words.reason : words.note}
            <textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
            <small>{words.noteHint}</small>
          </label>
        )}
        <div role="alert">{fault && <p className="planner-alert">{fault}</p>}</div>
        <div className="planner-dialog-acts">
          <button type="button" className="planner-button" onClick={props.onClose}>
            {text.cancel}
          </button>
          <button type="submit" className="primary" aria-busy={busy} disabled={busy}>
            {busy ? words.busy : words.confirm[step]}
          </button>
        </div>
      </form>
    </PlannerDialog>
  );
}

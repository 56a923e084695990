import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Plan } from "../../domain/visit.ts";
import { formatDay } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { useLanguage, useText } from "./app-context.tsx";
import { FormAlert } from "./form-parts.tsx";
import { useVisitCommands } from "./visit-context.tsx";
import "./visits.css";

const MOST_LETTERS = 2000;

/** What is done for this household, written where it is read. */
export function HouseholdPlan({ household, plan }: { household: number; plan: Plan | null }) {
  const text = useText().visits;
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) button.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  return (
    <section className="card-section" aria-label={text.plan}>
      <div className="card-head">
        <h3>{text.plan}</h3>
        {plan && !editing && <span>{text.planBy(formatDay(new Date(plan.updatedAt), new Date()), plan.by)}</span>}
        {!editing && (
          <button ref={button} type="button" className="link" onClick={() => setEditing(true)}>
            {plan ? text.editPlan : text.writePlan}
          </button>
        )}
      </div>
      {editing ? (
        <PlanForm household={household} before={plan?.text ?? ""} onClose={() => setEditing(false)} />
      ) : (
        <p className={plan ? "plan-text" : "card-quiet"}>{plan ? plan.text : text.noPlan}</p>
      )}
    </section>
  );
}

function PlanForm({ household, before, onClose }: { household: number; before: string; onClose: () => void }) {
  const text = useText().visits;
  const language = useLanguage();
  const commands = useVisitCommands();
  const id = useId();
  const [words, setWords] = useState(before);
  const [state, setState] = useState<{ busy: boolean; fault: string | null }>({ busy: false, fault: null });
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (state.busy) return;
    if (words.trim() === before.trim()) return onClose();
    setState({ busy: true, fault: null });
    const answer = await commands.setPlan(household, words.trim());
    if (answer.ok) {
      commands.reloadCard();
      return onClose();
    }
    const said = (answer.error.status ?? 500) < 500 ? messageIn(language, answer.error.message) : text.faults.away;
    setState({ busy: false, fault: said });
  };
  return (
    <form
      className="plan-form"
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label className="unseen" htmlFor={id}>
        {text.planLabel}
      </label>
      <textarea
        ref={box}
        id={id}
        rows={4}
        maxLength={MOST_LETTERS}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <FormAlert>{state.fault}</FormAlert>
      <div className="visit-actions">
        <button type="submit" className="primary" aria-busy={state.busy}>
          {state.busy ? text.saving : text.savePlan}
        </button>
        <button type="button" className="secondary" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}

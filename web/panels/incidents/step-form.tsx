import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { Disposition } from "../../../domain/flow/flow.ts";
import type { IncidentCard } from "../../../domain/incident.ts";
import {
  type AvailableStep,
  fieldsOf,
  MOST_STEP_NOTE,
  noStepDraft,
  refusalOf,
  type StepDraft,
  type StepFault,
  stepFault,
  stepRequest,
} from "../../state/incidents/step-draft.ts";
import { formatCount } from "../../text/format.ts";
import { messageIn, nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { FormAlert } from "../form-parts.tsx";
import { AssigneeField } from "./assignee-field.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { MomentField } from "./moment-field.tsx";

type Props = {
  incident: IncidentCard;
  step: AvailableStep;
  dispositions: readonly Disposition[];
  /** the step was taken, or is not possible any more: `told` says so */
  onDone: (told: { words: string; isLate: boolean }) => void;
  onCancel: () => void;
};

/** What a step asks for before it is taken. What is typed stays when the server does not take it. */
export function StepForm({ incident, step, dispositions, onDone, onCancel }: Props) {
  const text = useIncidentText();
  const language = useLanguage();
  const commands = useIncidentCommands();
  // why as it was: what somebody else does meanwhile reaches the card, but not whoever is deciding by what they saw
  const [seen] = useState(incident.seen);
  const [draft, setDraft] = useState<StepDraft>(noStepDraft);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const fields = fieldsOf(step, draft, dispositions);
  const name = nameIn(language, step.name);
  const change = (part: Partial<StepDraft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const wrong: StepFault | null = stepFault(fields, draft, Date.now());
    if (wrong) return setFault(text.step.faults[wrong]);
    setSending(true);
    const answer = await commands.step(incident.id, stepRequest(step.code, fields, draft, seen));
    if (answer.ok) {
      commands.take(answer.value);
      return onDone({ words: text.card.done(name), isLate: false });
    }
    setSending(false);
    const { error } = answer;
    const refusal = refusalOf(error);
    const said = messageIn(language, error.message);
    if (refusal !== "taken") return setFault(refusal === "other" && said ? said : text.step.faults[refusal]);
    commands.reloadCard();
    onDone({ words: said, isLate: true });
  };
  return (
    <FormFrame label={name} onSubmit={onSubmit}>
      <div className="visit-fields" inert={sending}>
        {fields.includes("disposition") && (
          <Dispositions dispositions={dispositions} chosen={draft.disposition} onChoose={change} />
        )}
        {fields.includes("assignee") && (
          <AssigneeField incident={incident} value={draft.to} onChoose={(to) => change({ to })} />
        )}
        {fields.includes("due") && (
          <MomentField label={text.step.due} value={draft.due} onChange={(due) => change({ due })} />
        )}
        {fields.includes("rating") && <Rating chosen={draft.rating} onChoose={(rating) => change({ rating })} />}
        <NoteField
          label={fields.includes("note") ? text.step.noteNeeded : text.step.note}
          hint={text.step.noteHint}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      </div>
      <FormFoot
        fault={fault}
        sending={sending}
        submit={sending ? text.step.sending : text.step.confirm(name)}
        onCancel={onCancel}
      />
    </FormFrame>
  );
}

/** A form at the foot of the card; it takes the focus when it opens, and Escape throws nothing away. */
export function FormFrame(props: { label: string; onSubmit: (event: FormEvent) => void; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <form
      ref={form}
      className="visit-form step-form"
      noValidate
      aria-label={props.label}
      onSubmit={props.onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // why: the screen takes Escape too, for the card; and what was typed is not thrown away by a key
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <h3 className="step-title">{props.label}</h3>
      {props.children}
    </form>
  );
}

type FootProps = {
  fault: string | null;
  sending: boolean;
  submit: string;
  onCancel: () => void;
  disabled?: boolean;
  /** to be read before it is sent */
  children?: ReactNode;
};

/** What went wrong, the one button that sends, and the way out. */
export function FormFoot({ fault, sending, submit, onCancel, disabled = false, children }: FootProps) {
  const text = useIncidentText().step;
  return (
    <div className="visit-send">
      {children}
      <FormAlert>{fault}</FormAlert>
      <div className="visit-actions">
        <button type="submit" className="primary" aria-busy={sending} aria-disabled={sending} disabled={disabled}>
          {submit}
        </button>
        {!sending && (
          <button type="button" className="secondary" onClick={onCancel}>
            {text.cancel}
          </button>
        )}
      </div>
    </div>
  );
}

/** Some lines of words. How many are left is said when it begins to matter. */
export function NoteField(props: { label: string; hint: string; value: string; onChange: (value: string) => void }) {
  const text = useIncidentText().step;
  const id = useId();
  const left = MOST_STEP_NOTE - [...props.value].length;
  return (
    <div className="visit-field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        rows={3}
        placeholder={props.hint}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {left < 100 && <p className="visit-hint">{text.left(formatCount(left))}</p>}
    </div>
  );
}

type DispositionProps = {
  dispositions: readonly Disposition[];
  chosen: string;
  onChoose: (change: Partial<StepDraft>) => void;
};

function Dispositions({ dispositions, chosen, onChoose }: DispositionProps) {
  const text = useIncidentText().step;
  const language = useLanguage();
  const name = useId();
  return (
    <fieldset className="visit-ways step-ways">
      <legend>{text.disposition}</legend>
      {dispositions.map(({ code, name: words }) => (
        <label key={code} className={code === chosen ? "is-chosen" : undefined}>
          <input
            type="radio"
            name={name}
            checked={code === chosen}
            onChange={() => onChoose({ disposition: code, due: "" })}
          />
          {nameIn(language, words)}
        </label>
      ))}
    </fieldset>
  );
}

function Rating({ chosen, onChoose }: { chosen: number | null; onChoose: (rating: number) => void }) {
  const text = useIncidentText().step;
  const name = useId();
  return (
    <fieldset className="visit-ways step-ratings">
      <legend>{text.rating}</legend>
      {text.ratings.map((words, index) => (
        <label key={words} className={chosen === index + 1 ? "is-chosen" : undefined}>
          <input type="radio" name={name} checked={chosen === index + 1} onChange={() => onChoose(index + 1)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

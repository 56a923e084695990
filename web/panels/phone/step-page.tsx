import { type FormEvent, useId, useMemo, useState } from "react";
import type { PackedIncident } from "../../../domain/phone.ts";
import { localInput } from "../../state/incidents/moments.ts";
import {
  type AvailableStep,
  fieldsOf,
  noStepDraft,
  type StepDraft,
  type StepFault,
  stepFault,
} from "../../state/incidents/step-draft.ts";
import { lastOf } from "../../state/loaded.ts";
import { peopleFor } from "../../state/phone/people.ts";
import { incidentIn, packIn, stepsIn } from "../../state/phone/round-derived.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { FormAlert } from "../form-parts.tsx";
import { PeopleSelect } from "../incidents/people-select.tsx";
import { Choice } from "./choice.tsx";
import { PageHead } from "./page-head.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";

/** What a step asks for. It is kept on the device first, whatever the network does. */
export function StepPage({ incident: id, step: code }: { incident: number; step: string }) {
  const words = useWords();
  const incident = useRound((state) => incidentIn(state, id));
  const step = useRound((state) => stepsIn(state, { id }).find((one) => one.code === code) ?? null);
  if (!incident || !step) return <PageHead title={words.household.gone} />;
  return <Form incident={incident} step={step} />;
}

function Form({ incident, step }: { incident: PackedIncident; step: AvailableStep }) {
  const words = useWords();
  const language = useLanguage();
  const actions = useActions();
  const dispositions = useRound((state) => packIn(state)?.dispositions) ?? [];
  const [draft, setDraft] = useState<StepDraft>(noStepDraft);
  const [fault, setFault] = useState<StepFault | "storage" | null>(null);
  const [saving, setSaving] = useState(false);
  const fields = fieldsOf(step, draft, dispositions);
  const change = (part: Partial<StepDraft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    const wrong = stepFault(fields, draft, Date.now());
    setFault(wrong);
    if (wrong) return;
    setSaving(true);
    const kept = await actions.step(incident, step, draft);
    setSaving(false);
    if (!kept) setFault("storage");
  };
  const name = nameIn(language, step.name);
  return (
    <form className="pform" noValidate onSubmit={(event) => void onSubmit(event)}>
      <div className="psheet-body">
        <PageHead title={name} below={<span>{incident.text}</span>} />
        {fields.includes("disposition") && (
          <Choice
            label={words.step.disposition}
            options={dispositions.map((one) => ({ value: one.code, words: nameIn(language, one.name) }))}
            value={draft.disposition || null}
            onChoose={(disposition) => change({ disposition, due: "" })}
          />
        )}
        {fields.includes("assignee") && (
          <Person incident={incident} value={draft.to} onChoose={(to) => change({ to })} />
        )}
        {fields.includes("due") && <Due value={draft.due} onChange={(due) => change({ due })} />}
        {fields.includes("rating") && (
          <Choice
            label={words.step.rating}
            options={words.step.ratings.map((said, index) => ({ value: String(index + 1), words: said }))}
            value={draft.rating === null ? null : String(draft.rating)}
            onChoose={(rating) => change({ rating: Number(rating) })}
          />
        )}
        <Note
          draft={draft}
          isNeeded={fields.includes("note")}
          isWrong={fault === "note" || fault === "long"}
          onChange={change}
        />
      </div>
      <div className="psheet-foot">
        <FormAlert>{fault && (fault === "storage" ? words.visit.faults.storage : words.step.faults[fault])}</FormAlert>
        <button type="submit" className="action action-primary action-large" aria-busy={saving}>
          {saving ? words.visit.saving : words.step.submit(name)}
        </button>
      </div>
    </form>
  );
}

type PersonProps = { incident: PackedIncident; value: number | null; onChoose: (id: number | null) => void };

/** To whom it is given: whoever is on duty, or somebody by name. */
function Person({ incident, value, onChoose }: PersonProps) {
  const words = useWords();
  const id = useId();
  const posts = useRound((state) => packIn(state)?.posts);
  const duties = useApp((state) => lastOf(state.town)?.codes.duties);
  const groups = useMemo(() => {
    const rankOf = (duty: string) => duties?.find(({ code }) => code === duty)?.rank ?? 0;
    return peopleFor(posts ?? [], incident, rankOf);
  }, [posts, incident, duties]);
  return (
    <div className="pdate">
      <label htmlFor={id}>{words.step.assignee}</label>
      <PeopleSelect id={id} groups={groups} value={value} onDuty={words.step.onDuty} onChoose={onChoose} />
    </div>
  );
}

function Due({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useWords();
  return (
    <label className="pdate">
      <span>{words.step.due}</span>
      <input
        type="datetime-local"
        min={localInput(Date.now())}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

type NoteProps = {
  draft: StepDraft;
  isNeeded: boolean;
  isWrong: boolean;
  onChange: (part: Partial<StepDraft>) => void;
};

function Note({ draft, isNeeded, isWrong, onChange }: NoteProps) {
  const words = useWords();
  const id = useId();
  return (
    <div className="pfield">
      <label htmlFor={id}>{isNeeded ? words.step.noteNeeded : words.step.note}</label>
      <textarea
        id={id}
        rows={3}
        aria-invalid={isWrong || undefined}
        placeholder={words.step.noteHint}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
    </div>
  );
}

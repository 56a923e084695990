import { type FormEvent, useRef, useState } from "react";
import { VISIT_WAYS } from "../../../domain/visit.ts";
import { addDays } from "../../state/days.ts";
import { hasPhrase, newVisit, type VisitDraft, visitFault, withPhrase } from "../../state/phone/drafts.ts";
import { buildingIn, householdIn, packIn, today } from "../../state/phone/round-derived.ts";
import { FormAlert } from "../form-parts.tsx";
import { Choice } from "./choice.tsx";
import { PageHead } from "./page-head.tsx";
import { PhotoPicker } from "./photo-picker.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { doorWords } from "./round-words.ts";

const NEXT_DAYS = [7, 14, 30];

/** What there is to note at a door, most of it with one press. It is kept on the device first, whatever the network does. */
export function VisitPage({ household: id }: { household: number }) {
  const words = useWords();
  const actions = useActions();
  const household = useRound((state) => householdIn(state, id));
  const building = useRound((state) => buildingIn(state, household?.building ?? null));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const [draft, setDraft] = useState<VisitDraft>(newVisit);
  const [fault, setFault] = useState<"note" | "next" | "storage" | null>(null);
  const [saving, setSaving] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  if (!household) return <PageHead title={words.household.gone} />;
  const door = doorWords(household, building, areas, words);
  const change = (part: Partial<VisitDraft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    const wrong = visitFault(draft, today());
    setFault(wrong);
    if (wrong) return note.current?.focus();
    setSaving(true);
    const kept = await actions.noteVisit(id, draft);
    setSaving(false);
    if (!kept) setFault("storage");
  };
  return (
    <form className="pform" noValidate onSubmit={(event) => void onSubmit(event)}>
      <div className="psheet-body">
        <PageHead
          title={words.visit.title}
          below={
            <span>
              {door.place} {door.title}
            </span>
          }
        />
        <Choice
          label={words.visit.way}
          options={VISIT_WAYS.map((way) => ({ value: way, words: words.visit.ways[way] }))}
          value={draft.way}
          onChoose={(way) => change({ way })}
        />
        <Note draft={draft} change={change} field={note} wrong={fault === "note"} />
        <Next draft={draft} change={change} />
        <PhotoPicker photos={draft.photos} onChange={(photos) => change({ photos })} />
      </div>
      <div className="psheet-foot">
        <FormAlert>{fault && words.visit.faults[fault]}</FormAlert>
        <button type="submit" className="action action-primary action-large" aria-busy={saving}>
          {saving ? words.visit.saving : words.visit.submit}
        </button>
      </div>
    </form>
  );
}

type Part = { draft: VisitDraft; change: (part: Partial<VisitDraft>) => void };

function Note({ draft, change, field, wrong }: Part & { field: React.Ref<HTMLTextAreaElement>; wrong: boolean }) {
  const words = useWords();
  const phrases = draft.way === "absent" ? words.visit.absentPhrases : words.visit.phrases;
  return (
    <div className="pfield">
      <label htmlFor="visit-note">{words.visit.note}</label>
      <fieldset className="phrases" aria-label={words.visit.phrasesLabel}>
        {phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            aria-pressed={hasPhrase(draft.note, phrase, words.visit.stop)}
            onClick={() => change({ note: withPhrase(draft.note, phrase, words.visit.stop) })}
          >
            {phrase}
          </button>
        ))}
      </fieldset>
      <textarea
        ref={field}
        id="visit-note"
        rows={3}
        aria-invalid={wrong || undefined}
        placeholder={words.visit.noteHint}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
      />
    </div>
  );
}

/** The day agreed upon for the next visit; none leaves it to the schedule. */
function Next({ draft, change }: Part) {
  const words = useWords();
  const day = today();
  const days = NEXT_DAYS.map((count) => ({ value: addDays(day, count), words: words.visit.nextDays(String(count)) }));
  const other = draft.next !== null && !days.some(({ value }) => value === draft.next);
  return (
    <>
      <Choice
        label={words.visit.next}
        options={[{ value: "", words: words.visit.nextNone }, ...days]}
        value={draft.next ?? ""}
        onChoose={(next) => change({ next: next || null })}
      />
      <label className={other ? "pdate is-chosen" : "pdate"}>
        <span>{words.visit.nextOther}</span>
        <input
          type="date"
          min={addDays(day, 1)}
          max={addDays(day, 366)}
          value={draft.next ?? ""}
          onChange={(event) => change({ next: event.target.value || null })}
        />
      </label>
    </>
  );
}

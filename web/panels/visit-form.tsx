import { type FormEvent, useEffect, useId, useRef } from "react";
import { chinaDay } from "../../domain/day.ts";
import { MOST_NOTE, MOST_PHOTOS, VISIT_WAYS } from "../../domain/visit.ts";
import { addDays } from "../state/days.ts";
import { withoutPhoto, withPhotos } from "../state/draft-photos.ts";
import { nextChoices, OLDEST_DAYS, typed, type VisitDraft, type VisitEntry, withEntry } from "../state/visit-entry.ts";
import { formatCount } from "../text/format.ts";
import { messageIn } from "../text/language.ts";
import { useChange, useLanguage, useText } from "./app-context.tsx";
import { FormAlert } from "./form-parts.tsx";
import { PhotoField } from "./photo-field.tsx";
import { useVisitCommands } from "./visit-context.tsx";

/** What is typed in, or how it follows from what was typed before: photos take a moment to be made smaller. */
type Type = (words: Partial<VisitDraft> | ((draft: VisitDraft) => Partial<VisitDraft>)) => void;

type Open = Exclude<VisitEntry, { state: "done" }>;

/** A visit being written down: how, when, what, what was agreed, photos. What is typed outlives the card. */
export function VisitForm({ entry }: { entry: Open }) {
  const text = useText().visits;
  const language = useLanguage();
  const change = useChange();
  const commands = useVisitCommands();
  const form = useRef<HTMLFormElement>(null);
  const { draft } = entry;
  const busy = entry.state === "sending";
  const fault = entry.state === "sending" ? null : entry.fault;
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input:checked")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const put = (next: VisitEntry | null) =>
    change(({ visitEntries }) => ({ visitEntries: withEntry(visitEntries, draft.household, next) }));
  const type: Type = (words) =>
    change(({ visitEntries }) => {
      const now = visitEntries[draft.household];
      if (now?.state !== "writing") return {};
      const typedIn = typeof words === "function" ? words(now.draft) : words;
      return { visitEntries: withEntry(visitEntries, draft.household, typed(now, typedIn)) };
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void commands.send(draft.household);
  };
  const close = () => put(entry.state === "photosLeft" ? { state: "done", others: entry.stored.others } : null);

  return (
    <form
      ref={form}
      className="visit-form"
      aria-label={text.noteTitle}
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // why: the screen takes Escape too, for the card; and what was typed is not thrown away by a key
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {hasFields(entry) && (
        <div className="visit-fields" inert={busy}>
          <Fields draft={draft} onType={type} />
        </div>
      )}
      <div className="visit-send">
        <FormAlert>
          {fault &&
            (entry.state === "photosLeft"
              ? text.faults.photo
              : fault.key === "other" && fault.message
                ? messageIn(language, fault.message)
                : text.faults[fault.key])}
        </FormAlert>
        <div className="visit-actions">
          <button type="submit" className="primary" aria-busy={busy} aria-disabled={busy}>
            {busy ? busyWords(entry, text) : entry.state === "photosLeft" ? text.resendPhotos : text.save}
          </button>
          {!busy && (
            <button type="button" className="secondary" onClick={close}>
              {entry.state === "photosLeft" ? text.withoutPhotos : text.cancel}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

/** Once the visit is stored only its photos are left. */
const hasFields = (entry: Open): boolean =>
  entry.state === "writing" || (entry.state === "sending" && entry.stored === null);

const busyWords = (entry: Extract<VisitEntry, { state: "sending" }>, text: ReturnType<typeof useText>["visits"]) =>
  entry.stored === null || entry.draft.photos.length === 0
    ? text.saving
    : text.sendingPhotos(formatCount(entry.stored.photosSent + 1), formatCount(entry.draft.photos.length));

function Fields({ draft, onType }: { draft: VisitDraft; onType: Type }) {
  const text = useText().visits;
  const id = useId();
  const today = chinaDay(new Date());
  const choices = nextChoices(today);
  const left = MOST_NOTE - draft.note.length;
  return (
    <>
      <fieldset className="visit-ways">
        <legend>{text.noteTitle}</legend>
        {VISIT_WAYS.map((way) => (
          <label key={way} className={way === draft.way ? "is-chosen" : undefined}>
            <input type="radio" name="way" checked={way === draft.way} onChange={() => onType({ way })} />
            {text.ways[way]}
          </label>
        ))}
      </fieldset>
      <div className="visit-field">
        <label htmlFor={`${id}-note`}>{text.words}</label>
        <textarea
          id={`${id}-note`}
          rows={3}
          maxLength={MOST_NOTE}
          placeholder={text.wordsHint}
          value={draft.note}
          onChange={(event) => onType({ note: event.target.value })}
        />
        {left < 100 && <p className="visit-hint">{text.left(formatCount(left))}</p>}
      </div>
      <fieldset className="visit-next">
        <legend>{text.next}</legend>
        <div className="visit-choices">
          {(["week", "month"] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={draft.next === choices[choice]}
              onClick={() => onType({ next: draft.next === choices[choice] ? "" : choices[choice] })}
            >
              {choice === "week" ? text.nextWeek : text.nextMonth}
            </button>
          ))}
          <input
            type="date"
            aria-label={text.nextDay}
            min={addDays(today, 1)}
            max={addDays(today, 365)}
            value={draft.next}
            onChange={(event) => onType({ next: event.target.value })}
          />
        </div>
      </fieldset>
      <PhotoField
        photos={draft.photos}
        onAdd={(added) => onType(({ photos }) => ({ photos: withPhotos(photos, added, MOST_PHOTOS) }))}
        onRemove={(key) => onType(({ photos }) => ({ photos: withoutPhoto(photos, key) }))}
      />
      <div className="visit-field visit-day">
        <label htmlFor={`${id}-day`}>{text.day}</label>
        <input
          id={`${id}-day`}
          type="date"
          min={addDays(today, -OLDEST_DAYS + 1)}
          max={today}
          required
          value={draft.day}
          onChange={(event) => event.target.value && onType({ day: event.target.value })}
        />
      </div>
    </>
  );
}

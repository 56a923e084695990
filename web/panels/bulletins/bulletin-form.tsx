import { type FormEvent, type KeyboardEvent, useId } from "react";
import { BULLETIN_URGENCIES, MOST_TEXT } from "../../../domain/bulletin.ts";
import type { BulletinDraft } from "../../state/bulletins/draft.ts";
import type { AreaOption } from "../../state/resident/code-sheets.ts";
import type { BulletinsText } from "../../text/bulletins-zh.ts";
import { formatCount } from "../../text/format.ts";
import { Field, FormAlert } from "../form-parts.tsx";
import { AreaSelect } from "./area-select.tsx";

type Props = {
  text: BulletinsText;
  areas: readonly AreaOption[];
  draft: BulletinDraft;
  /** it is over or withdrawn: only to be read */
  isPast: boolean;
  /** why it was not saved, in words */
  fault: string | null;
  busy: boolean;
  /** somebody else was faster: which of the two is to hold */
  onTheirs: (() => void) | null;
  onMine: (() => void) | null;
  onChange: (draft: BulletinDraft) => void;
  onSave: () => void;
  onWithdraw: () => void;
  onCancel: () => void;
};

/** A bulletin as it is written: where, what, how pressing, from when until when. */
export function BulletinForm({ text, areas, draft, isPast, fault, busy, ...on }: Props) {
  const textId = useId();
  const { form } = text;
  const set = (part: Partial<BulletinDraft>) => on.onChange({ ...draft, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) on.onSave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") on.onCancel();
  };
  const heading = isPast ? form.read : draft.id === null ? form.new : form.edit;
  return (
    <form className="bulletins-form" onSubmit={submit} onKeyDown={onKeyDown} aria-label={heading}>
      <h2>{heading}</h2>
      <fieldset disabled={isPast}>
        <div className="field">
          <AreaSelect label={form.area} areas={areas} area={draft.area} onArea={(area) => set({ area })} />
        </div>
        <Field
          label={form.title}
          placeholder={form.titleHint}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
        <div className="field">
          <label htmlFor={textId}>{form.text}</label>
          <textarea id={textId} rows={6} value={draft.text} onChange={(event) => set({ text: event.target.value })} />
          <p className="field-hint">{form.left(formatCount(MOST_TEXT - [...draft.text].length))}</p>
        </div>
        <div className="bulletins-urgency" role="radiogroup" aria-label={form.urgency}>
          {BULLETIN_URGENCIES.map((urgency) => (
            <label key={urgency}>
              <input
                type="radio"
                name="urgency"
                checked={draft.urgency === urgency}
                onChange={() => set({ urgency })}
              />
              {text.urgencies[urgency]}
            </label>
          ))}
        </div>
        <div className="bulletins-times">
          <Field
            label={form.from}
            type="datetime-local"
            value={draft.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <Field
            label={form.until}
            type="datetime-local"
            hint={form.untilHint}
            value={draft.until}
            onChange={(event) => set({ until: event.target.value })}
          />
        </div>
        <p className="field-hint">{form.noPersonal}</p>
      </fieldset>
      <FormAlert>{fault}</FormAlert>
      {on.onTheirs && on.onMine && (
        <p className="bulletins-choice">
          <button type="button" onClick={on.onTheirs}>
            {form.theirs}
          </button>
          <button type="button" onClick={on.onMine}>
            {form.mine}
          </button>
        </p>
      )}
      <div className="bulletins-actions">
        {!isPast && (
          <button type="submit" className="bulletins-first" aria-busy={busy}>
            {busy ? form.saving : draft.id === null ? form.publish : form.save}
          </button>
        )}
        <button type="button" onClick={on.onCancel}>
          {form.cancel}
        </button>
        {!isPast && draft.id !== null && (
          <button type="button" className="bulletins-withdraw" onClick={on.onWithdraw}>
            {form.withdraw}
          </button>
        )}
      </div>
    </form>
  );
}

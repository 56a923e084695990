import { type FormEvent, useState } from "react";
import type { Office, OfficeWords } from "../../../domain/office.ts";
import type { BulletinsText } from "../../text/bulletins-zh.ts";
import { formatMoment } from "../../text/format.ts";
import { Field, FormAlert } from "../form-parts.tsx";

type Props = {
  text: BulletinsText;
  office: Office;
  /** gives why it was not saved, in words; null where it was */
  onSave: (words: OfficeWords) => Promise<string | null>;
};

/** How to reach one office. */
export function OfficeForm({ text, office, onSave }: Props) {
  const { offices } = text;
  const [words, setWords] = useState<OfficeWords>(office);
  const [said, setSaid] = useState<{ fault: string | null } | null>(null);
  const set = (part: Partial<OfficeWords>) => {
    setWords({ ...words, ...part });
    setSaid(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { phone, address, hours } = words;
    setSaid({ fault: await onSave({ phone, address, hours }) });
  };
  return (
    <form className="bulletins-office" onSubmit={(event) => void submit(event)} aria-label={office.name}>
      <h2>{office.name}</h2>
      <div className="bulletins-lines">
        <Field label={offices.phone} value={words.phone} onChange={(event) => set({ phone: event.target.value })} />
        <Field
          label={offices.address}
          value={words.address}
          onChange={(event) => set({ address: event.target.value })}
        />
        <Field label={offices.hours} value={words.hours} onChange={(event) => set({ hours: event.target.value })} />
      </div>
      <FormAlert>{said?.fault ?? null}</FormAlert>
      <div className="bulletins-actions">
        <button type="submit" className="bulletins-first">
          {offices.save}
        </button>
        <p role="status" className="field-hint">
          {said && said.fault === null && offices.saved}
          {!said &&
            office.changedBy !== null &&
            office.changedAt !== null &&
            offices.changed(office.changedBy, formatMoment(new Date(office.changedAt), new Date()))}
        </p>
      </div>
    </form>
  );
}

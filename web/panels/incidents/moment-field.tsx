import { useId } from "react";
import { localInput } from "../../state/incidents/moments.ts";
import { formatDuration } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";

const HOUR_MS = 3_600_000;

/** Hours from now that can be chosen by one press. */
const SOON = [2, 24, 72, 168];

type Props = { label: string; value: string; hours?: readonly number[]; onChange: (value: string) => void };

/** A day and a time to come: some by one press, any other typed. */
export function MomentField({ label, value, hours = SOON, onChange }: Props) {
  const language = useLanguage();
  const id = useId();
  return (
    <div className="visit-field">
      <label htmlFor={id}>{label}</label>
      <div className="visit-choices">
        {hours.map((count) => (
          <button key={count} type="button" onClick={() => onChange(localInput(Date.now() + count * HOUR_MS))}>
            +{formatDuration(count * HOUR_MS, language)}
          </button>
        ))}
      </div>
      <input
        id={id}
        type="datetime-local"
        className="step-moment"
        min={localInput(Date.now())}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

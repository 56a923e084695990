import { useWords } from "./words.tsx";

type Props = { phone: string | null; keptDays: number; wrong: boolean; onChange: (phone: string | null) => void };

/** A phone to be called at: not asked for until it is switched on. */
export function PhoneField({ phone, keptDays, wrong, onChange }: Props) {
  const { text } = useWords();
  return (
    <div className="r-phone">
      <label className="r-switch">
        <span>
          <b>{text.phone}</b>
          <small>{text.phoneNote(String(keptDays))}</small>
        </span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={phone !== null}
          checked={phone !== null}
          onChange={(event) => onChange(event.target.checked ? "" : null)}
        />
      </label>
      {phone !== null && (
        <>
          <input
            type="tel"
            className="r-input"
            autoComplete="tel"
            maxLength={24}
            aria-label={text.phoneLabel}
            placeholder={text.phoneLabel}
            aria-invalid={wrong}
            aria-describedby={wrong ? "r-phone-wrong" : undefined}
            value={phone}
            onChange={(event) => onChange(event.target.value)}
          />
          {wrong && (
            <em id="r-phone-wrong" className="r-missing" role="alert">
              {text.phoneWrong}
            </em>
          )}
        </>
      )}
    </div>
  );
}

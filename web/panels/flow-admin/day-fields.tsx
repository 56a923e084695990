import { administrationTexts } from "../../text/administration.ts";
import { useLanguage } from "../app-context.tsx";

type Days = { from: string; to: string };

/** From which day to which, both included. What is emptied stays as it was. `rule` says whose days they are. */
export function DayFields({
  rule,
  days,
  onChange,
}: {
  rule: string;
  days: Days;
  onChange: (days: Partial<Days>) => void;
}) {
  const text = administrationTexts[useLanguage()].flow.calendar;
  return (
    <span className="flow-span">
      <input
        type="date"
        aria-label={`${text.from} ${rule}`}
        value={days.from}
        onChange={({ target }) => target.value && onChange({ from: target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={`${text.to} ${rule}`}
        value={days.to}
        onChange={({ target }) => target.value && onChange({ to: target.value })}
      />
    </span>
  );
}

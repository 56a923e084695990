import { Input } from "antd";
import { chinaDay } from "../../../domain/day.ts";
import type { OfficeCalendar } from "../../../domain/flow/simulation.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RuleRows } from "./rule-rows.tsx";

type Props = { calendar: OfficeCalendar; onChange: (part: Partial<OfficeCalendar>) => void };

/** Spans of days that nobody works, by name. */
export function HolidayRows({ calendar, onChange }: Props) {
  const all = administrationTexts[useLanguage()].flow;
  const text = all.calendar;
  const today = chinaDay(new Date());
  return (
    <RuleRows
      label={text.holidays}
      rows={calendar.holidays}
      empty={{ from: today, to: today, name: "" }}
      none={text.noHolidays}
      onChange={(holidays) => onChange({ holidays })}
    >
      {({ from, to, name }, change, index) => {
        const rule = all.rule(formatCount(index + 1));
        return (
          <>
            <Input
              className="flow-kind"
              aria-label={`${text.holiday} ${rule}`}
              placeholder={text.holiday}
              maxLength={50}
              value={name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <DayField label={`${text.from} ${rule}`} value={from} onChange={(day) => change({ from: day })} />
            <DayField label={`${text.to} ${rule}`} value={to} onChange={(day) => change({ to: day })} />
          </>
        );
      }}
    </RuleRows>
  );
}

/** A day; what is emptied stays as it was. */
export function DayField(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <input
      type="date"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => event.target.value && props.onChange(event.target.value)}
    />
  );
}

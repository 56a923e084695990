import { Input } from "antd";
import { chinaDay } from "../../../domain/day.ts";
import type { OfficeCalendar } from "../../../domain/flow/simulation.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { DayFields } from "./day-fields.tsx";
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
            <DayFields rule={rule} days={{ from, to }} onChange={change} />
          </>
        );
      }}
    </RuleRows>
  );
}

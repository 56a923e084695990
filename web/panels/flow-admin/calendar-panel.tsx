import { Checkbox, Skeleton, Tag } from "antd";
import type { OfficeCalendar } from "../../../domain/flow/simulation.ts";
import type { Administration } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { SaveFoot } from "../save-foot.tsx";
import { useAsked } from "../use-asked.ts";
import { useTyped } from "../use-typed.ts";
import { HolidayRows } from "./holiday-rows.tsx";
import { LeaveRows } from "./leave-rows.tsx";
import { RuleRows } from "./rule-rows.tsx";
import "./flow-admin.css";

/** When people work and who is away: what clocks of working time run by. */
export function CalendarPanel({ administration }: { administration: Administration }) {
  const all = administrationTexts[useLanguage()];
  const text = all.flow.calendar;
  const calendar = useAsked(administration.calendar);
  const typing = useTyped(calendar, administration.setCalendar);
  const { now } = typing;
  if (!now) {
    if (calendar.error) return <RefusalAlert error={calendar.error} onRetry={calendar.reload} />;
    return <Skeleton active={false} paragraph={{ rows: 8 }} />;
  }
  const change = (part: Partial<OfficeCalendar>) => typing.type({ ...now, ...part });
  return (
    <>
      <p className="admin-lead">{text.lead}</p>
      <div className="flow-calendar">
        <div>
          <Hours calendar={now} onChange={change} />
          <Weekdays calendar={now} onChange={change} />
          <Workdays calendar={now} onChange={change} />
        </div>
        <div>
          <HolidayRows calendar={now} onChange={change} />
          <LeaveRows administration={administration} calendar={now} onChange={change} />
        </div>
      </div>
      <SaveFoot typing={typing} changed={typing.isTyped ? all.flow.changed : null} saved={text.saved} />
    </>
  );
}

type Part = { calendar: OfficeCalendar; onChange: (part: Partial<OfficeCalendar>) => void };

function Hours({ calendar, onChange }: Part) {
  const text = administrationTexts[useLanguage()].flow.calendar;
  return (
    <RuleRows
      label={text.hours}
      rows={calendar.hours.map(([from, to]) => ({ from, to }))}
      empty={{ from: "19:00", to: "20:00" }}
      onChange={(rows) => onChange({ hours: rows.map(({ from, to }) => [from, to] as const) })}
    >
      {({ from, to }, change, index) => (
        <span className="flow-span">
          <input
            type="time"
            aria-label={text.spanFrom(formatCount(index + 1))}
            value={from}
            onChange={(event) => change({ from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={text.spanTo(formatCount(index + 1))}
            // why: a day's end is 24:00 to the office and unknown to the field
            value={to === "24:00" ? "23:59" : to}
            onChange={(event) => change({ to: event.target.value })}
          />
        </span>
      )}
    </RuleRows>
  );
}

function Weekdays({ calendar, onChange }: Part) {
  const text = administrationTexts[useLanguage()].flow.calendar;
  return (
    <section className="flow-rules" aria-label={text.weekdays}>
      <h2>{text.weekdays}</h2>
      <Checkbox.Group
        options={text.weekdayNames.map((label, index) => ({ label, value: index + 1 }))}
        value={calendar.weekdays}
        onChange={(days) => onChange({ weekdays: [...(days as number[])].sort() })}
      />
    </section>
  );
}

/** Days of a weekend that are worked in exchange for a holiday. */
function Workdays({ calendar, onChange }: Part) {
  const text = administrationTexts[useLanguage()].flow.calendar;
  const { workdays } = calendar;
  return (
    <section className="flow-rules" aria-label={text.workdays}>
      <h2>{text.workdays}</h2>
      <div className="flow-dates">
        {workdays.map((day) => (
          <Tag key={day} closable onClose={() => onChange({ workdays: workdays.filter((one) => one !== day) })}>
            {day}
          </Tag>
        ))}
        <input
          type="date"
          aria-label={text.workdayAdd}
          title={text.workdayAdd}
          value=""
          onChange={(event) => {
            const day = event.target.value;
            if (day && !workdays.includes(day)) onChange({ workdays: [...workdays, day].sort() });
          }}
        />
      </div>
    </section>
  );
}

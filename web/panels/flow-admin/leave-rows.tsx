import { Select } from "antd";
import { useCallback } from "react";
import { chinaDay } from "../../../domain/day.ts";
import type { OfficeCalendar } from "../../../domain/flow/simulation.ts";
import type { StaffMember } from "../../../domain/staff.ts";
import type { Administration } from "../../state/administration.ts";
import { administrationTexts } from "../../text/administration.ts";
import { formatCount } from "../../text/format.ts";
import { useLanguage } from "../app-context.tsx";
import { RefusalAlert } from "../refusal-alert.tsx";
import { useAsked } from "../use-asked.ts";
import { DayFields } from "./day-fields.tsx";
import { RuleRows } from "./rule-rows.tsx";

type Props = {
  administration: Administration;
  calendar: OfficeCalendar;
  onChange: (part: Partial<OfficeCalendar>) => void;
};

/** Who is away, from when until when: nothing is given to them meanwhile. */
export function LeaveRows({ administration, calendar, onChange }: Props) {
  const all = administrationTexts[useLanguage()].flow;
  const text = all.calendar;
  const ask = useCallback(() => everybody(administration), [administration]);
  const staff = useAsked(ask);
  const today = chinaDay(new Date());
  const people = staff.value ?? [];
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <RefusalAlert error={staff.error} onRetry={staff.reload} />
      <RuleRows
        label={text.leaves}
        hint={text.leavesHint}
        rows={calendar.leaves}
        // why not before they have come: somebody must be away
        empty={people.length === 0 ? null : { staff: people[0].id, from: today, to: today }}
        none={text.noLeaves}
        onChange={(leaves) => onChange({ leaves: leaves.map(({ staff, from, to }) => ({ staff, from, to })) })}
      >
        {({ staff: person, name, from, to }, change, index) => {
          const rule = all.rule(formatCount(index + 1));
          return (
            <>
              <Select
                className="flow-kind"
                aria-label={`${text.person} ${rule}`}
                showSearch={{ optionFilterProp: "label" }}
                value={person}
                options={known(options, person, name)}
                onChange={(chosen: number) => change({ staff: chosen, name: undefined })}
              />
              <DayFields rule={rule} days={{ from, to }} onChange={change} />
            </>
          );
        }}
      </RuleRows>
    </>
  );
}

type Choice = { value: number; label: string };

/** Whoever has no duty any more still has a name. */
const known = (options: Choice[], id: number, name: string | undefined): Choice[] =>
  name === undefined || options.some(({ value }) => value === id) ? options : [{ value: id, label: name }, ...options];

/** Everybody on duty in all areas there are, nobody twice. */
async function everybody(
  administration: Administration,
): Promise<{ ok: true; value: StaffMember[] } | Extract<Awaited<ReturnType<Administration["areas"]>>, { ok: false }>> {
  const areas = await administration.areas();
  if (!areas.ok) return areas;
  const codes = new Set(areas.value.features.map(({ properties }) => properties.code));
  const roots = areas.value.features.filter(({ properties }) => !codes.has(properties.parent ?? ""));
  const answers = await Promise.all(roots.map(({ properties }) => administration.staff(properties.code)));
  const people = answers.flatMap((answer) => (answer.ok ? answer.value.items : []));
  return { ok: true, value: [...new Map(people.map((person) => [person.id, person])).values()] };
}

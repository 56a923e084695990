import { useEffect, useId, useState } from "react";
import type { IncidentCard } from "../../../domain/incident.ts";
import { type PeopleGroup, peopleGroups } from "../../state/incidents/people.ts";
import { lastOf } from "../../state/loaded.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";

type Props = { incident: IncidentCard; value: number | null; onChoose: (id: number | null) => void };

/** To whom an incident is given: whoever is on duty, or somebody by name, the smallest area it lies in first. */
export function AssigneeField({ incident, value, onChoose }: Props) {
  const text = useIncidentText().step;
  const language = useLanguage();
  const id = useId();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  const groups = usePeople(incident.areas);
  const dutyOf = (codes: readonly string[]): string => {
    const highest = duties?.filter(({ code }) => codes.includes(code)).at(-1);
    return highest ? ` · ${nameIn(language, highest.name)}` : "";
  };
  return (
    <div className="visit-field">
      <label htmlFor={id}>{text.assignee}</label>
      <select
        id={id}
        className="step-select"
        value={value ?? ""}
        onChange={(event) => onChoose(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">{text.onDuty}</option>
        {groups.map(({ area, people }) => (
          <optgroup key={area} label={area}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
                {dutyOf(person.duties)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** Who can be given something in these areas; nobody until they have come. */
function usePeople(areas: IncidentCard["areas"]): readonly PeopleGroup[] {
  const commands = useIncidentCommands();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  const [groups, setGroups] = useState<readonly PeopleGroup[]>([]);
  const codes = areas.map(({ code }) => code).join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codes name the areas
  useEffect(() => {
    let gone = false;
    const asked = areas.map(async ({ code, name, level }) => {
      const answer = await commands.staff(code);
      return { area: name, level, people: answer.ok ? answer.value.items : [] };
    });
    void Promise.all(asked).then((people) => {
      const rankOf = (duty: string) => duties?.find(({ code }) => code === duty)?.rank ?? 0;
      if (!gone) setGroups(peopleGroups(people, rankOf));
    });
    return () => {
      gone = true;
    };
  }, [codes, commands, duties]);
  return groups;
}

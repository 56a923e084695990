import { useEffect, useId, useState } from "react";
import type { IncidentCard } from "../../../domain/incident.ts";
import { type PeopleGroup, peopleGroups } from "../../state/incidents/people.ts";
import { lastOf } from "../../state/loaded.ts";
import { useApp } from "../app-context.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { PeopleSelect } from "./people-select.tsx";

type Props = { incident: IncidentCard; value: number | null; onChoose: (id: number | null) => void };

/** To whom an incident is given: whoever is on duty, or somebody by name, the smallest area it lies in first. */
export function AssigneeField({ incident, value, onChoose }: Props) {
  const text = useIncidentText().step;
  const id = useId();
  const groups = usePeople(incident.areas);
  return (
    <div className="visit-field">
      <label htmlFor={id}>{text.assignee}</label>
      <PeopleSelect
        id={id}
        className="step-select"
        groups={groups}
        value={value}
        onDuty={text.onDuty}
        onChoose={onChoose}
      />
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

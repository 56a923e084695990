import type { PeopleGroup } from "../../state/incidents/people.ts";
import { lastOf } from "../../state/loaded.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";

type Props = {
  id?: string;
  className?: string;
  groups: readonly PeopleGroup[];
  /** null: whoever is on duty */
  value: number | null;
  /** what whoever is on duty is called */
  onDuty: string;
  onChoose: (id: number | null) => void;
};

/** One person of some, each with the highest of their duties, under the area that makes them answer. */
export function PeopleSelect({ id, className, groups, value, onDuty, onChoose }: Props) {
  const language = useLanguage();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  const dutyOf = (codes: readonly string[]): string => {
    const highest = duties?.filter(({ code }) => codes.includes(code)).at(-1);
    return highest ? ` · ${nameIn(language, highest.name)}` : "";
  };
  return (
    <select
      id={id}
      className={className}
      value={value ?? ""}
      onChange={(event) => onChoose(event.target.value === "" ? null : Number(event.target.value))}
    >
      <option value="">{onDuty}</option>
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
  );
}

import { IconX } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { AREA_KINDS, type AreaKind } from "../../../domain/grid.ts";
import type { AreaId, LayoutLevel } from "../../../domain/layout/layout.ts";
import type { AreaFacts, Person } from "../../state/planner/shown.ts";
import { formatCount } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type AreaFormProps = {
  area: AreaFacts;
  /** everybody who could answer for an area here */
  people: readonly Person[];
  onRename: (level: LayoutLevel, key: AreaId, name: string) => void;
  /** of a grid */
  onKind: (key: AreaId, kind: AreaKind) => void;
  onPeople: (level: LayoutLevel, key: AreaId, people: readonly Person[]) => void;
  /** what else can be done with it */
  children?: ReactNode;
};

/** Name, kind and workers of the grid or microgrid that is chosen. What is typed counts once one leaves the field or presses Enter. */
export function AreaForm({ area, people, onRename, onKind, onPeople, children }: AreaFormProps) {
  const words = usePlannerText();
  const text = words.form;
  const { level, key } = area;
  const id = useId();
  const [name, setName] = useState(area.name);
  useEffect(() => setName(area.name), [area.name]);
  const rename = () => {
    const given = name.trim();
    if (given === "") setName(area.name);
    else if (given !== area.name) onRename(level, key, given);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    rename();
  };
  return (
    <div className="planner-selected">
      <form className="planner-form" onSubmit={onSubmit}>
        <label htmlFor={`${id}-name`}>{text.name}</label>
        <input
          id={`${id}-name`}
          value={name}
          maxLength={50}
          onChange={(event) => setName(event.target.value)}
          onBlur={rename}
        />
        {level === "grid" ? (
          <>
            <label htmlFor={`${id}-kind`}>{text.kind}</label>
            <select
              id={`${id}-kind`}
              value={area.kind}
              onChange={(event) => onKind(key, event.target.value as AreaKind)}
            >
              {AREA_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {text.kinds[kind]}
                </option>
              ))}
            </select>
          </>
        ) : (
          <>
            <span>{text.microgrid}</span>
            <output>{words.homes(formatCount(area.households))}</output>
          </>
        )}
        <span>{text.code}</span>
        <output title={text.codeHint}>{area.code ?? "–"}</output>
        <label htmlFor={`${id}-people`}>{text.people[level]}</label>
        <div className="planner-people">
          {area.people.map((person) => (
            <span key={person.id} className="chip">
              {person.name}
              <button
                type="button"
                aria-label={text.removePerson(person.name)}
                title={text.removePerson(person.name)}
                onClick={() =>
                  onPeople(
                    level,
                    key,
                    area.people.filter((other) => other.id !== person.id),
                  )
                }
              >
                <IconX size={12} aria-hidden="true" />
              </button>
            </span>
          ))}
          <PersonChoice
            id={`${id}-people`}
            people={people.filter((person) => !area.people.some((other) => other.id === person.id))}
            onChoose={(person) => onPeople(level, key, [...area.people, person])}
          />
        </div>
      </form>
      {children}
    </div>
  );
}

type ChoiceProps = { id: string; people: readonly Person[]; onChoose: (person: Person) => void };

function PersonChoice({ id, people, onChoose }: ChoiceProps) {
  const text = usePlannerText().form;
  return (
    <select
      id={id}
      value=""
      onChange={(event) => {
        const chosen = people.find((person) => String(person.id) === event.target.value);
        if (chosen) onChoose(chosen);
      }}
    >
      <option value="">{text.addPerson}</option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </select>
  );
}

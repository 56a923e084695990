import { IconX } from "@tabler/icons-react";
import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { AREA_KINDS, type AreaKind } from "../../../domain/grid.ts";
import type { AreaId } from "../../../domain/layout/layout.ts";
import type { GridRow, Person } from "../../state/planner/shown.ts";
import { usePlannerText } from "./use-planner-text.ts";

export type GridFormProps = {
  row: GridRow;
  /** everybody who could answer for a grid here */
  people: readonly Person[];
  onRename: (key: AreaId, name: string) => void;
  onKind: (key: AreaId, kind: AreaKind) => void;
  onPeople: (key: AreaId, people: readonly Person[]) => void;
  /** what else can be done with it */
  children?: ReactNode;
};

/** Name, kind and workers of the grid that is selected. What is typed counts once one leaves the field or presses Enter. */
export function GridForm({ row, people, onRename, onKind, onPeople, children }: GridFormProps) {
  const text = usePlannerText().form;
  const id = useId();
  const [name, setName] = useState(row.name);
  useEffect(() => setName(row.name), [row.name]);
  const rename = () => {
    const given = name.trim();
    if (given === "") setName(row.name);
    else if (given !== row.name) onRename(row.key, given);
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
        <label htmlFor={`${id}-kind`}>{text.kind}</label>
        <select
          id={`${id}-kind`}
          value={row.kind}
          onChange={(event) => onKind(row.key, event.target.value as AreaKind)}
        >
          {AREA_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text.kinds[kind]}
            </option>
          ))}
        </select>
        <span>{text.code}</span>
        <output title={text.codeHint}>{row.code ?? "–"}</output>
        <label htmlFor={`${id}-people`}>{text.people}</label>
        <div className="planner-people">
          {row.people.map((person) => (
            <span key={person.id} className="chip">
              {person.name}
              <button
                type="button"
                aria-label={text.removePerson(person.name)}
                title={text.removePerson(person.name)}
                onClick={() =>
                  onPeople(
                    row.key,
                    row.people.filter((other) => other.id !== person.id),
                  )
                }
              >
                <IconX size={12} aria-hidden="true" />
              </button>
            </span>
          ))}
          <PersonChoice
            id={`${id}-people`}
            people={people.filter((person) => !row.people.some((other) => other.id === person.id))}
            onChoose={(person) => onPeople(row.key, [...row.people, person])}
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

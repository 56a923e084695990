import { byTypes, type ColourBy, sameColourBy } from "../state/colour-by.ts";
import { colourBy, colourByFor, colourChoicesFor } from "../state/colouring.ts";
import type { ColourChoice } from "../state/colouring-kind.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useChange, useLanguage, useText } from "./app-context.tsx";

/** What households are coloured by; absent where there is nothing but their type. */
export function ColourPicker() {
  const text = useText();
  const language = useLanguage();
  const change = useChange();
  const choices = useApp(colourChoicesFor);
  const chosen = useApp(colourByFor);
  if (choices.length === 0) return null;
  const choose = (index: number) => change(colourBy(choices[index]?.by ?? byTypes));
  return (
    <label className="colour-picker">
      <span>{text.colour.by}</span>
      <select value={indexOf(choices, chosen)} onChange={(event) => choose(Number(event.target.value))}>
        <option value={-1}>{text.colour.types}</option>
        {grouped(choices).map(({ group, members }) => {
          const options = members.map(({ label, index }) => (
            <option key={index} value={index}>
              {nameIn(language, label)}
            </option>
          ));
          if (group === null) return options;
          const name = nameIn(language, group);
          return (
            <optgroup key={name} label={name}>
              {options}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}

const indexOf = (choices: readonly ColourChoice[], by: ColourBy): number =>
  choices.findIndex((choice) => sameColourBy(choice.by, by));

type Numbered = ColourChoice & { index: number };

/** Neighbours of one group together. */
function grouped(choices: readonly ColourChoice[]): { group: ColourChoice["group"]; members: Numbered[] }[] {
  const groups: { group: ColourChoice["group"]; members: Numbered[] }[] = [];
  choices.forEach((choice, index) => {
    const last = groups.at(-1);
    if (last && last.group?.zh === choice.group?.zh) last.members.push({ ...choice, index });
    else groups.push({ group: choice.group, members: [{ ...choice, index }] });
  });
  return groups;
}

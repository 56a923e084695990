import { type KeyboardEvent, useId, useState } from "react";
import { type Found, flightTo } from "../../state/found.ts";
import { placeOfFound, type ReportPlace } from "../../state/incidents/report-draft.ts";
import { useCommands } from "../app-context.tsx";
import { useAnswer } from "../search-box-answer.ts";
import { SearchBoxRow } from "../search-box-row.tsx";
import { useIncidentText } from "./incident-context.tsx";

type Props = {
  place: ReportPlace | null;
  onPlace: (place: ReportPlace) => void;
  /** whether a click on the map gives a place, too */
  byClick?: boolean;
};

/** Where it happened: clicked on the map, or found by an address; what it is called can be written over. */
export function PlaceField({ place, onPlace, byClick = true }: Props) {
  const text = useIncidentText().report;
  const commands = useCommands();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [composing, setComposing] = useState(false);
  const query = typed.trim();
  const answer = useAnswer(query, composing, 0);
  const found = answer.kind === "found" ? answer.items.filter(({ kind }) => kind !== "incident") : [];
  const choose = (item: Found) => {
    onPlace(placeOfFound(item));
    commands.fly(flightTo(item));
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing || event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length > 0) setActive((active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      // why always: the Enter of a search must not send the form
      event.preventDefault();
      if (found[active]) choose(found[active]);
    } else if (event.key === "Escape" && typed !== "") setTyped("");
  };
  return (
    <div className="visit-field report-place">
      <label htmlFor={`${listId}-search`}>{text.place}</label>
      <input
        id={`${listId}-search`}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={text.placeSearch}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={text.place} className="report-found">
        {found.slice(0, 6).map((item, index) => (
          <SearchBoxRow
            key={`${item.kind}-${item.id}`}
            found={item}
            query={query}
            id={`${listId}-${index}`}
            active={index === active}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      {answer.kind === "found" && found.length === 0 && (
        <p className="visit-hint">{byClick ? text.placeNone(query) : text.placeUnknown(query)}</p>
      )}
      {place === null ? (
        <p className="visit-hint">{text.placeHint}</p>
      ) : (
        <input
          aria-label={text.address}
          placeholder={text.placePicked}
          maxLength={200}
          value={place.address}
          onChange={(event) => onPlace({ ...place, address: event.target.value })}
        />
      )}
    </div>
  );
}

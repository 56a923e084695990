import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { chinaDay } from "../../../domain/day.ts";
import type { Beginning } from "../../state/planner/desk.ts";
import { usePlannerText } from "./use-planner-text.ts";

type Props = { community: string; hasGrids: boolean; busy: boolean; onBegin: (beginning: Beginning) => void };

/** A new draft for a community: its name, and whether it begins with the grids in force. */
export function BeginForm({ community, hasGrids, busy, onBegin }: Props) {
  const text = usePlannerText().drafts;
  const [name, setName] = useState(() => text.defaultName(community, chinaDay(new Date())));
  const [from, setFrom] = useState<Beginning["from"]>(hasGrids ? "in-force" : "blank");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && name.trim() !== "") onBegin({ name: name.trim(), from });
  };
  return (
    <form className="drafts-begin" onSubmit={onSubmit}>
      <h3>{text.begin}</h3>
      <label className="planner-field">
        {text.name}
        <input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </label>
      {hasGrids && (
        <label className="planner-field">
          {text.beginFrom}
          <select value={from} onChange={(event) => setFrom(event.target.value as Beginning["from"])}>
            <option value="in-force">{text.from["in-force"]}</option>
            <option value="blank">{text.from.blank}</option>
          </select>
        </label>
      )}
      <button type="submit" className="primary" aria-busy={busy} disabled={busy || name.trim() === ""}>
        <IconPlus size={16} stroke={1.75} aria-hidden="true" />
        {busy ? text.creating : text.create}
      </button>
    </form>
  );
}

import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { chinaDay } from "../../../domain/day.ts";
import { type LayoutItem, LONGEST_NAME } from "../../../domain/layout/publication.ts";
import type { Beginning } from "../../state/planner/desk.ts";
import { formatShare } from "../../text/format.ts";
import { usePlannerText } from "./use-planner-text.ts";

type Props = {
  community: string;
  /** others of the community, which can be copied */
  layouts: readonly LayoutItem[];
  busy: boolean;
  /** how far the ground is made, 0–1 */
  making: number | null;
  onBegin: (beginning: Beginning) => void;
};

/** A new draft for a community: its name, and whether it begins with the grids in force. */
export function BeginForm({ community, layouts, busy, making, onBegin }: Props) {
  const text = usePlannerText().drafts;
  const [name, setName] = useState(() => text.defaultName(community, chinaDay(new Date())));
  const [from, setFrom] = useState<Beginning["from"]>("in-force");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && name.trim() !== "") onBegin({ name: name.trim(), from });
  };
  return (
    <form className="drafts-begin" onSubmit={onSubmit}>
      <h3>{text.begin}</h3>
      <label className="planner-field">
        {text.name}
        <input value={name} maxLength={LONGEST_NAME} onChange={(event) => setName(event.target.value)} />
      </label>
      {layouts.length > 0 && (
        <label className="planner-field">
          {text.beginFrom}
          <select
            value={from}
            onChange={({ target }) => setFrom(target.value === "in-force" ? "in-force" : Number(target.value))}
          >
            <option value="in-force">{text.fromInForce}</option>
            {layouts.map((layout) => (
              <option key={layout.id} value={layout.id}>
                {text.fromCopy(layout.name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" className="primary" aria-busy={busy} disabled={busy || name.trim() === ""}>
        <IconPlus size={16} stroke={1.75} aria-hidden="true" />
        {making === null ? (busy ? text.creating : text.create) : text.preparing(formatShare(making))}
      </button>
    </form>
  );
}

import type { PackedIncident } from "../../../domain/phone.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatDuration } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { useActions, useWords } from "./round-context.tsx";
import { Tag } from "./round-parts.tsx";

/** How long an incident still has, or how long it should have been done. */
export function IncidentDue({ dueAt }: { dueAt: string | null }) {
  const words = useWords();
  const language = useLanguage();
  if (dueAt === null) return null;
  const leftMs = Date.parse(dueAt) - Date.now();
  const length = formatDuration(Math.abs(leftMs), language);
  return leftMs < 0 ? (
    <Tag tone="urgent">{words.incident.overdue(length)}</Tag>
  ) : (
    <Tag tone="warning">{words.incident.remaining(length)}</Tag>
  );
}

/** One open incident in a list. `way` stands where its state would. */
export function IncidentLine({ incident, way }: { incident: PackedIncident; way?: string }) {
  const actions = useActions();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const kind = codes?.incidentKinds.find(({ code }) => code === incident.kind);
  const state = codes?.incidentStates.find(({ code }) => code === incident.state);
  return (
    <li>
      <button type="button" className="line" onClick={() => actions.open({ kind: "incident", id: incident.id })}>
        <KindIcon icon={kind?.icon ?? "dots"} size={24} />
        <span className="line-words">
          <b>{incident.text}</b>
          <span>{way ?? (state ? nameIn(language, state.name) : incident.state)}</span>
        </span>
        <IncidentDue dueAt={incident.dueAt} />
      </button>
    </li>
  );
}

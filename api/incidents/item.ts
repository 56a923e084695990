import type { IncidentCard, IncidentItem } from "../../domain/incident.ts";
import { maskName, maskPhone } from "../../domain/mask.ts";
import type { Areas } from "../grids/areas.ts";
import type { Sealer } from "../sealing/sealer.ts";
import type { IncidentRow } from "./queries.ts";

/** An incident as lists give it. */
export function incidentItem(row: IncidentRow, areas: Areas): IncidentItem {
  const { id, code, text, kind, source, urgency, state, address, assignee, lng, lat, card, alerts } = row;
  return {
    id,
    code,
    text,
    kind,
    source,
    urgency,
    state,
    reportedAt: row.reported_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    address,
    assignee,
    grid: areas.of(row.area_id)?.code ?? null,
    position: [lng, lat],
    card,
    alerts,
  };
}

type Sealed = { reporter: string | null; reporter_phone: string | null };

/** Who reported the incident with this code, opened and masked; null when nobody said who they are. */
export function maskedReporter(code: string, sealed: Sealed | undefined, sealer: Sealer): IncidentCard["reporter"] {
  if (!sealed || (sealed.reporter ?? sealed.reporter_phone) === null) return null;
  const opened = (text: string | null) => text && sealer.open(text, code);
  return { name: maskName(opened(sealed.reporter)), phone: maskPhone(opened(sealed.reporter_phone)) };
}

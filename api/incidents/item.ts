import type { IncidentItem } from "../../domain/incident.ts";
import type { Areas } from "../grids/areas.ts";
import type { IncidentRow } from "./queries.ts";

/** An incident as lists give it. */
export function incidentItem(row: IncidentRow, areas: Areas): IncidentItem {
  const { id, code, text, kind, source, urgency, state, address, assignee, lng, lat } = row;
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
  };
}

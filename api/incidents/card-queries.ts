import type { Card } from "../../domain/flow/clock.ts";
import type { IncidentName } from "../../domain/incident.ts";
import type { HandedOn } from "../../domain/open311/endpoint.ts";
import type { Queryable } from "../database/database.ts";

export type StepRow = {
  state: string;
  at: Date;
  by: string | null;
  note: string | null;
  step: string | null;
  to: string | null;
  disposition: string | null;
  due_at: Date | null;
  rating: number | null;
};

/** The steps an incident went through, the first first. */
export const stepsOf = (sql: Queryable, id: number) => sql<StepRow[]>`
  select incident_state.code as state, incident_step.at, coalesce(incident_step.by_name, staff.name) as by, incident_step.note,
    incident_step.code as step, receiver.name as to, disposition.code as disposition, incident_step.due_at, incident_step.rating
  from incident_step
  join incident_state on incident_state.id = incident_step.state_id
  left join staff on staff.id = incident_step.staff_id
  left join staff as receiver on receiver.id = incident_step.to_id
  left join disposition on disposition.id = incident_step.disposition_id
  where incident_step.incident_id = ${id}
  order by incident_step.at, incident_step.id
`;

/** The cards that were shown for it. */
export const cardsOf = (sql: Queryable, id: number) => sql<{ card: Card; at: Date }[]>`
  select card, at from incident_card where incident_id = ${id} order by at, id
`;

export type WhistleRow = {
  n: number;
  department: string;
  note: string | null;
  by: string;
  at: Date;
  arrive_by: Date;
  arrived_at: Date | null;
  arrived_by: string | null;
  /** null: by telephone */
  handed_on: HandedOn | null;
};

/** The departments it was called for, and how far what was handed on to their own systems is. */
export const whistlesOf = (sql: Queryable, id: number) => sql<WhistleRow[]>`
  select incident_whistle.nth as n, department.code as department, note, by_name as by, incident_whistle.at, arrive_by,
    arrived_at, arrived_by,
    case when handing_on.id is not null then jsonb_build_object('state', handing_on.state, 'remoteId', remote_id, 'fault', fault,
      'notes', (
        select coalesce(jsonb_agg(jsonb_build_object('status', status, 'text', text,
          'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by id), '[]')
        from handing_on_note
        where handing_on_id = handing_on.id
      )) end as handed_on
  from incident_whistle
  join department on department.id = incident_whistle.department_id
  left join handing_on on handing_on.incident_id = incident_whistle.incident_id and handing_on.nth = incident_whistle.nth
  where incident_whistle.incident_id = ${id}
  order by incident_whistle.nth
`;

/** The case it is part of, and the reports that are parts of it: as far as whoever reads may see them. */
export const kinOf = (sql: Queryable, id: number) => sql<(IncidentName & { parent: boolean })[]>`
  select kin.id, kin.code, kin.text, incident_state.code as state, kin.parent_id is distinct from ${id} as parent
  from incident as kin
  join incident_state on incident_state.id = kin.state_id
  where kin.parent_id = ${id}
    or kin.id = (select parent_id from incident where id = ${id})
  order by kin.reported_at, kin.id
  limit 1000
`;

/** The number of its last photo; 0 without any. */
export const photosOf = (sql: Queryable, id: number) =>
  sql<{ last: number }[]>`
  select coalesce(max(nth), 0)::integer as last from incident_photo where incident_id = ${id}
`.then(([{ last }]) => last);

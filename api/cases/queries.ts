import type { Position } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { fromIncident } from "../incidents/queries.ts";

/** Of a report, what its case is made of. */
export type Part = {
  id: number;
  kind: string;
  source: string;
  urgency: string;
  urgency_rank: number;
  lng: number;
  lat: number;
  address: string | null;
  open: boolean;
  parent_id: number | null;
  has_parts: boolean;
};

/** The incidents with these ids. */
export const partsOf = (tx: Queryable, ids: readonly number[]) => tx<Part[]>`
  select incident.id, incident_kind.code as kind, incident_source.code as source, urgency.code as urgency,
    urgency.rank as urgency_rank, st_x(incident.position) as lng, st_y(incident.position) as lat, incident.address,
    incident_state.open, incident.parent_id,
    exists (select from incident as part where part.parent_id = incident.id) as has_parts
  ${fromIncident(tx)}
  where incident.id = any(${ids as number[]})
  order by incident.reported_at, incident.id
`;

/** Who acts, as logs call them. */
export type Actor = { account: number; staff: number | null; name: string };

/** Makes the incidents `ids` parts of the case `parent`: they stand where it stands from now on. How they stood is kept. */
export async function joinCase(tx: Queryable, parent: number, ids: readonly number[], by: Actor): Promise<void> {
  await tx`
    insert into incident_merge (incident_id, parent_id, before, account_id, by_name)
    select id, ${parent}, jsonb_build_object('state_id', state_id, 'flow_id', flow_id, 'assignee_id', assignee_id,
      'disposition_id', disposition_id, 'due_at', due_at, 'remind_at', remind_at, 'yellow_at', yellow_at, 'red_at', red_at,
      'next_card_at', next_card_at, 'card', card), ${by.account}, ${by.name}
    from incident
    where id = any(${ids as number[]})
    order by id`;
  await tx`
    update incident
    set parent_id = parent.id, state_id = parent.state_id, flow_id = parent.flow_id, assignee_id = parent.assignee_id,
      due_at = parent.due_at, remind_at = null, yellow_at = null, red_at = null, next_card_at = null, card = 0,
      step_count = incident.step_count + 1
    from incident as parent
    where parent.id = ${parent} and incident.id = any(${ids as number[]})`;
  await tx`update incident set step_count = step_count + 1 where id = ${parent}`;
  await noteJoining(tx, [...ids, parent], "merged", by);
}

/** Lets the incidents `ids` stand as they stood before they became parts of a case. */
export async function leaveCase(tx: Queryable, ids: readonly number[], by: Actor): Promise<void> {
  await tx`
    with undone as (
      update incident_merge
      set undone_at = clock_timestamp()
      where incident_id = any(${ids as number[]}) and undone_at is null
      returning incident_id, before
    )
    update incident
    set parent_id = null, state_id = before.state_id, flow_id = before.flow_id,
      assignee_id = (select id from staff where id = before.assignee_id), disposition_id = before.disposition_id,
      due_at = before.due_at, remind_at = before.remind_at, yellow_at = before.yellow_at, red_at = before.red_at,
      next_card_at = before.next_card_at, card = before.card, step_count = incident.step_count + 1
    from undone
    cross join lateral jsonb_to_record(undone.before) as before (state_id smallint, flow_id smallint, assignee_id integer,
      disposition_id smallint, due_at timestamptz, remind_at timestamptz, yellow_at timestamptz, red_at timestamptz,
      next_card_at timestamptz, card smallint)
    where incident.id = undone.incident_id`;
  await noteJoining(tx, ids, "unmerged", by);
}

const noteJoining = (tx: Queryable, ids: readonly number[], code: "merged" | "unmerged", by: Actor) => tx`
  insert into incident_step (incident_id, state_id, code, staff_id, account_id, by_name)
  select id, state_id, ${code}, ${by.staff}::integer, ${by.account}, ${by.name}
  from incident
  where id = any(${ids as number[]})
  order by id`;

/** Whether the incident was made to join reports and has none any more, and is still open. */
export const isEmptyCase = (tx: Queryable, id: number) =>
  tx<{ empty: boolean }[]>`
  select is_case and incident_state.open
    and not exists (select from incident as part where part.parent_id = incident.id) as empty
  from incident
  join incident_state on incident_state.id = incident.state_id
  where incident.id = ${id}
`.then(([row]) => row?.empty ?? false);

export type NearRow = {
  id: number;
  text: string;
  kind: string;
  metres: number;
  reported_at: Date;
  recent: boolean;
  /** how alike the texts are, 0–1 */
  alike: number;
};

/** Less than there are, so that a box in degrees never leaves anybody out. */
const LEAST_METRES_PER_DEGREE = 110_000;

/** Open incidents within `metres` of a place, in `scope`, the nearest first; of those that are parts of a case only the case. */
export const incidentsNear = (
  sql: Queryable,
  [lng, lat]: Position,
  { metres, text, scope, limit }: { metres: number; text: string; scope: Scope; limit: number },
) => {
  const [high, wide] = [
    metres / LEAST_METRES_PER_DEGREE,
    metres / LEAST_METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180),
  ];
  const box = sql`st_makeenvelope(${lng - wide}, ${lat - high}, ${lng + wide}, ${lat + high}, 4326)`;
  const distance = sql`st_distance(incident.position::geography, st_setsrid(st_makepoint(${lng}, ${lat}), 4326)::geography)`;
  return sql<NearRow[]>`
    select incident.id, incident.text, incident_kind.code as kind, ${distance} as metres, incident.reported_at,
      incident.reported_at > now() - interval '2 days' as recent, similarity(incident.text, ${text}) as alike
    from incident
    join incident_kind on incident_kind.id = incident.kind_id
    join incident_state on incident_state.id = incident.state_id
    where incident.position && ${box}
      and incident_state.open
      and incident.parent_id is null
      and ${distance} <= ${metres}
      ${within(sql, "incident.area_id", scope)}
    order by metres, incident.id
    limit ${limit}
  `;
};

import type { Worker } from "../../domain/layout/publication.ts";
import type { Queryable } from "../database/database.ts";

/** Who of those that answer for each of `areas` itself on `day` comes first by duty. */
export const directWorkers = (sql: Queryable, areas: readonly number[], day: string) =>
  sql<{ area_id: number; id: number; name: string }[]>`
  select distinct on (assignment.area_id) assignment.area_id, staff.id, staff.name
  from assignment
  join staff on staff.id = assignment.staff_id
  join duty on duty.id = assignment.duty_id
  where assignment.area_id = any(${areas as number[]})
    and assignment.valid @> ${day}::text::date
  order by assignment.area_id, duty.rank, staff.id
`.then((rows) => new Map(rows.map(({ area_id, id, name }): [number, Worker] => [area_id, { id, name }])));

/** Names of staff, by their number. */
export const staffNames = (sql: Queryable, ids: readonly number[]) =>
  sql<Worker[]>`select id, name from staff where id = any(${ids as number[]})`.then(
    (rows) => new Map(rows.map((row) => [row.id, row])),
  );

/** The rank of each duty, by its code: the lowest comes first. */
export const dutyRanks = (sql: Queryable) =>
  sql<{ code: string; rank: number }[]>`select code, rank from duty`.then(
    (rows) => new Map(rows.map(({ code, rank }) => [code, rank])),
  );

/** The day each of `households` is to be visited next, where there is one. */
export const dueDays = (sql: Queryable, households: readonly number[]) =>
  sql<{ id: number; day: string }[]>`
  select household_id as id, due_day::text as day
  from household_visit_state
  where household_id = any(${households as number[]}) and due_day is not null
`.then((rows) => new Map(rows.map(({ id, day }) => [id, day])));

export type OpenIncidentRow = {
  id: number;
  area_id: number;
  lng: number;
  lat: number;
  assignee_id: number | null;
  assignee: string | null;
};

/** Incidents of the community that still wait, by id. */
export const openIncidents = (sql: Queryable, community: number) => sql<OpenIncidentRow[]>`
  select incident.id, incident.area_id, st_x(incident.position) as lng, st_y(incident.position) as lat,
    incident.assignee_id, staff.name as assignee
  from area as community
  join area on area.path <@ community.path
  join incident on incident.area_id = area.id
  join incident_state on incident_state.id = incident.state_id and incident_state.open
  left join staff on staff.id = incident.assignee_id
  where community.id = ${community}
  order by incident.id
`;

export type ShownRow = { id: number; code: string; address: string | null; head: string | null };

/** What a list says of households; `head` is sealed for the code. */
export const shownHouseholds = (sql: Queryable, ids: readonly number[]) => sql<ShownRow[]>`
  select id, code, address, head from household where id = any(${ids as number[]})`;

/** What a list says of incidents. */
export const shownIncidents = (sql: Queryable, ids: readonly number[]) => sql<ShownRow[]>`
  select id, code, address, null as head from incident where id = any(${ids as number[]})`;

/** One thing that changes hands, as it is kept. */
export type KeptMove = {
  household_id: number | null;
  incident_id: number | null;
  from_id: number | null;
  to_id: number | null;
  from_staff_id: number | null;
  to_staff_id: number | null;
  due_day: string | null;
};

/** Keeps what changed hands. */
export const insertMoves = (sql: Queryable, layout: number, moves: readonly KeptMove[]) => sql`
  insert into handover (layout_id, household_id, incident_id, from_id, to_id, from_staff_id, to_staff_id, due_day)
  select ${layout}, row.*
  from jsonb_to_recordset(${sql.json(moves as never)}) as row (household_id integer, incident_id integer, from_id integer,
    to_id integer, from_staff_id integer, to_staff_id integer, due_day date)`;

/** What changed hands, with names, households first. */
export const keptMoves = (sql: Queryable, layout: number) => sql<
  (KeptMove & {
    from_code: string | null;
    from_name: string | null;
    to_code: string | null;
    to_name: string | null;
    from_staff: string | null;
    to_staff: string | null;
  })[]
>`
  select handover.household_id, handover.incident_id, handover.from_id, handover.to_id, handover.from_staff_id,
    handover.to_staff_id, handover.due_day::text as due_day, source.code as from_code, source.name as from_name,
    target.code as to_code, target.name as to_name, giver.name as from_staff, taker.name as to_staff
  from handover
  left join area as source on source.id = handover.from_id
  left join area as target on target.id = handover.to_id
  left join staff as giver on giver.id = handover.from_staff_id
  left join staff as taker on taker.id = handover.to_staff_id
  where handover.layout_id = ${layout}
  order by handover.id
`;

import type { Bounds, Position } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable, Sql } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";

export const INCIDENT_NUMBERS = ["id", "lng", "lat", "time", "kind", "state", "urgency", "source", "area"] as const;

/**
 * Incidents as columns of numbers: positions on the lattice, the second they were reported, ids of what they refer to, 0 for
 * none; all, or those of `ids`.
 */
export const incidentNumbers = (sql: Queryable, ids: readonly number[] | null) =>
  readPacked(
    INCIDENT_NUMBERS,
    (after) =>
      sql<Record<(typeof INCIDENT_NUMBERS)[number], Buffer | null>[]>`
      select string_agg(int4send(id), '') as id,
        string_agg(int4send(round(st_x(position) * 1e7)::integer), '') as lng,
        string_agg(int4send(round(st_y(position) * 1e7)::integer), '') as lat,
        string_agg(int4send(floor(extract(epoch from reported_at))::integer), '') as time,
        string_agg(int4send(kind_id), '') as kind,
        string_agg(int4send(state_id), '') as state,
        string_agg(int4send(urgency_id), '') as urgency,
        string_agg(int4send(source_id), '') as source,
        string_agg(int4send(coalesce(area_id, 0)), '') as area
      from (
        select * from incident
        where id > ${after} ${ids ? sql`and id = any(${ids as number[]})` : sql``}
        order by id
        limit ${CHUNK}
      ) as incident
    `.then(([row]) => row),
    "id",
  );

export type IncidentRow = {
  id: number;
  code: string;
  text: string;
  kind: string;
  source: string;
  urgency: string;
  state: string;
  reported_at: Date;
  /** microseconds since 1970: the sort key of lists */
  reported_us: number;
  due_at: Date | null;
  address: string | null;
  assignee: string | null;
  area_id: number | null;
  lng: number;
  lat: number;
};

const columns = (sql: Queryable) => sql`
  incident.id, incident.code, incident.text, incident_kind.code as kind, incident_source.code as source,
  urgency.code as urgency, incident_state.code as state, incident.reported_at,
  (extract(epoch from incident.reported_at) * 1000000)::bigint as reported_us, incident.due_at, incident.address,
  staff.name as assignee, incident.area_id, st_x(incident.position) as lng, st_y(incident.position) as lat
  from incident
  join incident_kind on incident_kind.id = incident.kind_id
  join incident_source on incident_source.id = incident.source_id
  join urgency on urgency.id = incident.urgency_id
  join incident_state on incident_state.id = incident.state_id
  left join staff on staff.id = incident.assignee_id`;

export type IncidentFilter = {
  kinds?: string[];
  states?: string[];
  sources?: string[];
  /** code of an area of any level: those within it */
  grid?: string;
  from?: Date;
  to?: Date;
  bbox?: Bounds;
};

/** A place in the list: when, in microseconds since 1970, and which. */
export type IncidentKey = readonly [reportedUs: number, id: number];

/** Incidents in `scope` that `filter` lets through, the latest first, after `after`; at most `limit`. */
export const incidentRowsOf = (
  sql: Queryable,
  scope: Scope,
  filter: IncidentFilter,
  after: IncidentKey | null,
  limit: number,
) => {
  const { kinds, states, sources, grid, from, to, bbox } = filter;
  return sql<IncidentRow[]>`
    select ${columns(sql)}
    where true
      ${within(sql, "incident.area_id", scope)}
      ${after ? sql`and (incident.reported_at, incident.id) < (${instant(sql, after[0])}, ${after[1]}::integer)` : sql``}
      ${kinds ? sql`and incident_kind.code = any(${kinds})` : sql``}
      ${states ? sql`and incident_state.code = any(${states})` : sql``}
      ${sources ? sql`and incident_source.code = any(${sources})` : sql``}
      ${grid ? sql`and incident.area_id in ${areasWithin(sql, grid)}` : sql``}
      ${from ? sql`and incident.reported_at >= ${from}` : sql``}
      ${to ? sql`and incident.reported_at < ${to}` : sql``}
      ${bbox ? sql`and incident.position && st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326)` : sql``}
    order by incident.reported_at desc, incident.id desc
    limit ${limit}
  `;
};

// exact: floating seconds would lose the last microsecond
const instant = (sql: Queryable, us: number) =>
  sql`'epoch'::timestamptz + ${Math.floor(us / 1e6)}::integer * interval '1 second' + ${us - Math.floor(us / 1e6) * 1e6}::integer * interval '1 microsecond'`;

/** The incident with this id; undefined when there is none in `scope`. */
export const incidentById = (sql: Queryable, id: number, scope: Scope) =>
  sql<IncidentRow[]>`
  select ${columns(sql)}
  where incident.id = ${id}
    ${within(sql, "incident.area_id", scope)}
`.then((rows): IncidentRow | undefined => rows[0]);

/** The steps an incident went through, the first first. */
export const stepsOf = (sql: Queryable, id: number) => sql<
  { state: string; at: Date; by: string | null; note: string | null }[]
>`
  select incident_state.code as state, incident_step.at, staff.name as by, incident_step.note
  from incident_step
  join incident_state on incident_state.id = incident_step.state_id
  left join staff on staff.id = incident_step.staff_id
  where incident_step.incident_id = ${id}
  order by incident_step.at, incident_step.id
`;

/** Who reported it, as the database holds it: sealed for the incident's code. */
export const reporterOf = (sql: Queryable, id: number) =>
  sql<{ reporter: string | null; reporter_phone: string | null }[]>`
  select reporter, reporter_phone from incident where id = ${id}
`.then(([row]): typeof row | undefined => row);

/** Id of the area that an incident at this place will belong to; null outside all areas. */
export const areaAt = (sql: Queryable, [lng, lat]: Position) =>
  sql<{ id: number | null }[]>`
  select smallest_area_at(on_lattice(st_setsrid(st_makepoint(${lng}, ${lat}), 4326))) as id
`.then(([{ id }]) => id);

export type NewIncident = {
  text: string;
  lng: number;
  lat: number;
  kind: string;
  urgency: string;
  source: string;
  address: string | null;
};

/** What tells a report that comes twice from two reports. */
export type ReportKey = { key: string; account: number /** SHA-256 */; content: Buffer };

/**
 * Writes a new incident within `transaction`: homes it, gives it to whoever is on duty, writes its first step. On duty is who
 * answers for the smallest area it lies in, the lowest rank of duty first; where nobody does, for the next area up.
 */
export async function writeIncident(
  transaction: Queryable,
  incident: NewIncident,
): Promise<{ id: number; code: string }> {
  const [written] = await transaction<{ id: number; code: string }[]>`
    with number as (
      select nextval(pg_get_serial_sequence('incident', 'id'))::integer as id
    ),
    place as (
      select on_lattice(st_setsrid(st_makepoint(${incident.lng}, ${incident.lat}), 4326)) as position
    ),
    on_duty as (
      select assignment.staff_id
      from place
      join area as home on home.id = smallest_area_at(place.position)
      join area on area.path @> home.path
      join assignment on assignment.area_id = area.id and assignment.valid @> current_date
      join duty on duty.id = assignment.duty_id
      order by area.level desc, duty.rank, assignment.id
      limit 1
    )
    insert into incident (id, code, text, kind_id, source_id, urgency_id, state_id, reported_at, address, assignee_id, position)
    select number.id, 'N' || to_char(now(), 'YYYYMMDD') || '-' || number.id, ${incident.text}, incident_kind.id,
      incident_source.id, urgency.id, incident_state.id, now(), ${incident.address}, (select staff_id from on_duty),
      place.position
    from number, place, incident_kind, incident_source, urgency, incident_state
    where incident_kind.code = ${incident.kind}
      and incident_source.code = ${incident.source}
      and urgency.code = ${incident.urgency}
      and incident_state.code = 'reported'
    returning id, code`;
  await transaction`
    insert into incident_step (incident_id, state_id, at)
    select id, state_id, reported_at from incident where id = ${written.id}`;
  return written;
}

/**
 * Reports an incident as `writeIncident` writes it; gives its id. What was reported `once` before is not reported again; id
 * null when that was something else, or by somebody else.
 */
export const reportIncident = (
  sql: Sql,
  incident: NewIncident,
  once: ReportKey | null = null,
): Promise<{ id: number | null; isNew: boolean }> =>
  sql.begin(async (transaction) => {
    if (once) {
      // two at the same moment: the second waits here until the first is stored
      const taken = await transaction`
        insert into incident_key (key, account_id, content) values (${once.key}, ${once.account}, ${once.content})
        on conflict (key) do nothing
        returning key`;
      if (taken.length === 0) {
        const [before] = await transaction<{ incident_id: number }[]>`
          select incident_id from incident_key
          where key = ${once.key} and account_id = ${once.account} and content = ${once.content}`;
        return { id: before?.incident_id ?? null, isNew: false };
      }
    }
    const { id } = await writeIncident(transaction, incident);
    if (once) await transaction`update incident_key set incident_id = ${id} where key = ${once.key}`;
    return { id, isNew: true };
  });

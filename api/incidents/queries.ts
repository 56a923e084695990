import type { Card } from "../../domain/flow/clock.ts";
import type { Bounds } from "../../domain/position.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
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
  /** microseconds since 1970: the sort keys of lists */
  reported_us: number;
  due_us: number;
  due_at: Date | null;
  address: string | null;
  assignee: string | null;
  area_id: number | null;
  lng: number;
  lat: number;
  assignee_id: number | null;
  /** code; null: imported, the usual flow */
  flow: string | null;
  disposition: string | null;
  card: Card;
  step_count: number;
  rating: number | null;
  parent_id: number | null;
  alerts: number;
};

/** Incidents with the rows of the code tables that each refers to. */
export const fromIncident = (sql: Queryable) => sql`
  from incident
  join incident_kind on incident_kind.id = incident.kind_id
  join incident_source on incident_source.id = incident.source_id
  join urgency on urgency.id = incident.urgency_id
  join incident_state on incident_state.id = incident.state_id`;

const columns = (sql: Queryable) => sql`
  incident.id, incident.code, incident.text, incident_kind.code as kind, incident_source.code as source,
  urgency.code as urgency, incident_state.code as state, incident.reported_at,
  (extract(epoch from incident.reported_at) * 1000000)::bigint as reported_us,
  (extract(epoch from ${dueOf(sql)}) * 1000000)::bigint as due_us, incident.due_at, incident.address,
  staff.name as assignee, incident.area_id, st_x(incident.position) as lng, st_y(incident.position) as lat,
  incident.assignee_id, flow.code as flow, disposition.code as disposition,
  -- an import may close what has a card
  case when incident_state.open then incident.card else 0 end as card, incident.step_count,
  incident.rating, incident.parent_id,
  (select coalesce(sum(count), 0)::integer from alert_burst where alert_burst.incident_id = incident.id) as alerts
  ${fromIncident(sql)}
  left join flow on flow.id = incident.flow_id
  left join disposition on disposition.id = incident.disposition_id
  left join staff on staff.id = incident.assignee_id`;

export type IncidentFilter = {
  kinds?: string[];
  states?: string[];
  sources?: string[];
  /** ids of areas: those that lie in one of them */
  areas?: readonly number[];
  /** none of the states asked for is closed */
  open?: boolean;
  from?: Date;
  to?: Date;
  bbox?: Bounds;
  /** how late: any of these */
  cards?: number[];
  /** id of a person: what they have to do */
  assignee?: number;
  /** open, and its time is over */
  overdue?: boolean;
};

/** The latest first; or what is open by when it is due, the soonest first and what has no date last. */
export type IncidentOrder = "reported" | "due";

/** A place in the list: when, in microseconds since 1970 (reported, or due), and which. */
export type IncidentKey = readonly [us: number, id: number];

/**
 * Incidents that `filter` lets through, after `after`; at most `limit`. Areas and codes come as lists of ids: with a subquery in
 * their place the database does not see how few rows they leave, and reads all.
 */
export const incidentRowsOf = (
  sql: Queryable,
  filter: IncidentFilter,
  after: IncidentKey | null,
  limit: number,
  order: IncidentOrder = "reported",
) => {
  const { areas } = filter;
  const isDue = order === "due";
  // why: of a few areas an index gives each one's latest; of many, most of the latest anywhere are among theirs
  const isFew = !isDue && areas !== undefined && areas.length <= FEW_AREAS;
  const within = areas ? sql`and incident.area_id = any(${areas as number[]}::integer[])` : sql``;
  const passing = conditions(sql, filter, after, order);
  return sql<IncidentRow[]>`
    select ${columns(sql)}
    where ${
      isFew
        ? sql`incident.id = any(array(
          select latest.id
          from unnest(${areas as number[]}::integer[]) as area (id)
          cross join lateral (
            select incident.id, incident.reported_at
            from incident
            where incident.area_id = area.id ${passing}
            order by incident.reported_at desc, incident.id desc
            limit ${limit}
          ) as latest
          order by latest.reported_at desc, latest.id desc
          limit ${limit}
        ))`
        : sql`true ${within} ${passing}`
    }
    order by ${isDue ? sql`${dueOf(sql)}, incident.id` : sql`incident.reported_at desc, incident.id desc`}
    limit ${limit}
  `;
};

/** Areas of which each is asked for its latest: a grid and its microgrids. */
const FEW_AREAS = 24;

/** All that `filter` says but the areas, each beginning with `and`. */
const conditions = (sql: Queryable, filter: IncidentFilter, after: IncidentKey | null, order: IncidentOrder) => {
  const { kinds, states, sources, from, to, bbox, cards, assignee, overdue, open } = filter;
  return sql`
    ${after ? sql`and ${beyond(sql, order, after)}` : sql``}
    ${open || order === "due" || overdue || cards || assignee !== undefined ? sql`and ${isOpen(sql)}` : sql``}
    ${cards ? sql`and incident.card = any(${cards}::smallint[])` : sql``}
    ${assignee === undefined ? sql`` : sql`and incident.assignee_id = ${assignee}`}
    ${overdue ? sql`and incident.due_at < now()` : sql``}
    ${kinds ? sql`and incident.kind_id = any(array(select id from incident_kind where code = any(${kinds})))` : sql``}
    ${states ? sql`and incident.state_id = any(array(select id from incident_state where code = any(${states})))` : sql``}
    ${sources ? sql`and incident.source_id = any(array(select id from incident_source where code = any(${sources})))` : sql``}
    ${from ? sql`and incident.reported_at >= ${from}` : sql``}
    ${to ? sql`and incident.reported_at < ${to}` : sql``}
    ${bbox ? sql`and incident.position && st_makeenvelope(${bbox[0]}, ${bbox[1]}, ${bbox[2]}, ${bbox[3]}, 4326)` : sql``}`;
};

// why by number: the open states, as the indexes know them
export const isOpen = (sql: Queryable) =>
  sql`incident.state_id in (1, 2, 3) and incident.state_id = any(array(select id from incident_state where open))`;

// what has no date comes after everything that has one
const dueOf = (sql: Queryable) => sql`coalesce(incident.due_at, timestamptz '9999-01-01 00:00:00+00')`;

const beyond = (sql: Queryable, order: IncidentOrder, [us, id]: IncidentKey) =>
  order === "due"
    ? sql`(${dueOf(sql)}, incident.id) > (${instant(sql, us)}, ${id}::integer)`
    : sql`(incident.reported_at, incident.id) < (${instant(sql, us)}, ${id}::integer)`;

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

/** Who reported it, as the database holds it: sealed for the incident's code. */
export const reporterOf = (sql: Queryable, id: number) =>
  sql<{ reporter: string | null; reporter_phone: string | null }[]>`
  select reporter, reporter_phone from incident where id = ${id}
`.then(([row]): typeof row | undefined => row);

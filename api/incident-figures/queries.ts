import type { Level } from "../../domain/grid.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";

/** Of five. */
const SATISFIED = 4;

/** Which incidents: reported from `from` until before `to`, in the area with the code `grid`, or wherever one may see. */
export type FiguresFilter = { from: Date; to: Date; grid?: string; level: Level };

/** Of an area, of a person, or of everything: both null. */
type Of = { area_id: number | null; staff_id: number | null };

export type CountRow = Of & {
  name: string | null;
  reported: number;
  open: number;
  on_time: number;
  late: number;
  reopened: number;
  rated: number;
  satisfied: number;
};
export type MedianRow = Of & { state: string; seconds: number };

/**
 * The incidents that count, each with the area of `level` that it lies in and with when it was handled; and every step of theirs.
 * Handled is the state of that name, or any that is not open, whichever came first; it had to be by the time that this step says,
 * since whoever reopens an incident gives it another.
 */
const counted = (sql: Queryable, scope: Scope, { from, to, grid, level }: FiguresFilter) => sql`
  shown as (
    select incident.id, incident.due_at, incident.rating, incident.assignee_id as staff_id, place.id as area_id,
      incident_state.open
    from incident
    join incident_state on incident_state.id = incident.state_id
    left join area as home on home.id = incident.area_id
    left join area as place on place.path @> home.path and place.level = ${level}::area_level
    where incident.reported_at >= ${from} and incident.reported_at < ${to}
      ${within(sql, "incident.area_id", scope)}
      ${grid ? sql`and incident.area_id in ${areasWithin(sql, grid)}` : sql``}
  ),
  step as (
    select incident_step.incident_id, incident_state.code as state, incident_state.open, incident_step.at, incident_step.due_at,
      lag(incident_step.at) over way as before_at,
      lag(incident_state.open) over way as was_open
    from shown
    join incident_step on incident_step.incident_id = shown.id
    join incident_state on incident_state.id = incident_step.state_id
    window way as (partition by incident_step.incident_id order by incident_step.at, incident_step.id)
  )`;

/**
 * How many were reported, are open, came in time, came late, were reopened, rated, and rated well: in all, by area, and by who
 * they are assigned to.
 */
export const countRows = (sql: Queryable, scope: Scope, filter: FiguresFilter) => sql<CountRow[]>`
  with ${counted(sql, scope, filter)},
  way as (
    select incident_id, min(at) filter (where state = 'handled' or not open) as handled_at,
      (array_agg(due_at order by at) filter (where state = 'handled' or not open))[1] as due_then,
      bool_or(open and not was_open) as reopened
    from step
    group by incident_id
  ),
  sums as (
    select area_id, staff_id, count(*)::integer as reported, count(*) filter (where open)::integer as open,
      count(*) filter (where way.handled_at <= coalesce(way.due_then, due_at))::integer as on_time,
      count(*) filter (where coalesce(way.handled_at, now()) > coalesce(way.due_then, due_at))::integer as late,
      count(*) filter (where way.reopened)::integer as reopened,
      count(rating)::integer as rated, count(*) filter (where rating >= ${SATISFIED})::integer as satisfied,
      grouping(area_id) as all_areas, grouping(staff_id) as all_staff
    from shown
    left join way on way.incident_id = shown.id
    group by grouping sets ((), (area_id), (staff_id))
  )
  select sums.area_id, sums.staff_id, coalesce(area.name, staff.name) as name, reported, open, on_time, late, reopened,
    rated, satisfied
  from sums
  left join area on area.id = sums.area_id
  left join staff on staff.id = sums.staff_id
  where (all_areas = 1 and all_staff = 1) or sums.area_id is not null or sums.staff_id is not null
  order by area.code, staff.name, staff.id
`;

/** Median seconds that each state took to be reached from the step before, of the same groups. */
export const medianRows = (sql: Queryable, scope: Scope, filter: FiguresFilter) => sql<MedianRow[]>`
  with ${counted(sql, scope, filter)}
  select area_id, staff_id, step.state,
    percentile_cont(0.5) within group (order by extract(epoch from step.at - step.before_at))::double precision as seconds
  from shown
  join step on step.incident_id = shown.id and step.before_at is not null
  group by grouping sets ((step.state), (area_id, step.state), (staff_id, step.state))
  having (grouping(area_id) = 1 and grouping(staff_id) = 1) or area_id is not null or staff_id is not null
`;

import type { Polygon } from "geojson";
import { within } from "../access/scope-queries.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** Why PostGIS would not work with a polygon; null when it would. */
export const reasonAgainst = (sql: Queryable, area: Polygon): Promise<string | null> =>
  sql<{ reason: string | null }[]>`
  select nullif(st_isvalidreason(st_geomfromgeojson(${JSON.stringify(area)}::text)), 'Valid Geometry') as reason
`.then(([row]) => row.reason);

/** Households in `area` and in `scope`, with the areas they lie in; at most `limit`. */
export const householdsWithin = (sql: Queryable, area: Polygon, scope: Scope, limit: number) => sql<
  { id: number; area_id: number | null }[]
>`
  with drawn as (select st_geomfromgeojson(${JSON.stringify(area)}::text) as shape)
  select household.id, household.area_id
  from drawn
  join household on household.position && drawn.shape and st_covers(drawn.shape, household.position)
  where true ${within(sql, "household.area_id", scope)}
  order by household.id
  limit ${limit}
`;

export type NewNotice = { key: string; title: string; message: string; area: Polygon };

/** Makes a list; null when its key is taken. */
export const insertNotice = (
  sql: Queryable,
  { key, title, message, area }: NewNotice,
  areaId: number | null,
  { account }: Viewer,
) =>
  sql<{ id: number }[]>`
  insert into notice (key, title, message, area, area_id, account_id, made_by)
  values (${key}, ${title}, ${message}, st_geomfromgeojson(${JSON.stringify(area)}::text), ${areaId}, ${account.id},
    ${account.name})
  on conflict (key) do nothing
  returning id
`.then(([row]) => row?.id ?? null);

/**
 * Puts households on a list, each with the person who walks its smallest area, else the one of the area around it.
 */
export const insertRecipients = (sql: Queryable, notice: number, households: readonly number[]) => sql`
  with wanted as (
    select household.id, household.area_id
    from household
    where household.id = any(${households as number[]})
  ), worker as (
    select distinct on (home.id) home.id as area_id, assignment.staff_id
    from area as home
    join area as around on home.path <@ around.path and around.level in ('microgrid', 'grid', 'community')
    join assignment on assignment.area_id = around.id and assignment.valid @> current_date
    join duty on duty.id = assignment.duty_id
    where home.id in (select area_id from wanted)
    order by home.id, around.level desc, duty.rank, assignment.staff_id
  )
  insert into notice_recipient (notice_id, household_id, staff_id)
  select ${notice}, wanted.id, worker.staff_id
  from wanted
  left join worker on worker.area_id = wanted.area_id
  order by wanted.id`;

/** The list that has `key`, and whether it says the same and is the same person's; undefined when there is none. */
export const noticeWithKey = (sql: Queryable, { key, title, message, area }: NewNotice, { account }: Viewer) =>
  sql<{ id: number; same: boolean }[]>`
  select id, coalesce(account_id = ${account.id}, false) and title = ${title} and message = ${message}
    and st_orderingequals(area, st_geomfromgeojson(${JSON.stringify(area)}::text)) as same
  from notice
  where key = ${key}
`.then(([row]): typeof row | undefined => row);

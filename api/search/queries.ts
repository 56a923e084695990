import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import type { Indexed } from "./entry-queries.ts";
import type { FoundRow } from "./found.ts";

const LAST_CHARACTER = String.fromCodePoint(0x10ffff);

/**
 * The condition that `column` begins with `text`, or with `text` in capitals. As a range, because an index serves `like` only
 * under the collation "C".
 */
export const beginsWith = (sql: Queryable, column: string, text: string) => {
  const code = sql(column);
  const begins = (from: string) =>
    sql`(${code} >= ${from} and ${code} <= ${from + LAST_CHARACTER} and starts_with(${code}, ${from}))`;
  const capitals = text.toUpperCase();
  return text === capitals ? begins(text) : sql`(${begins(text)} or ${begins(capitals)})`;
};

/** Incidents of `scope` whose code begins with `text`; at most `limit`. */
export const incidentsByCode = (sql: Queryable, text: string, scope: Scope, limit: number) => sql<FoundRow[]>`
  select id, code, code as title, text as context, st_x(position) as lng, st_y(position) as lat
  from incident
  where ${beginsWith(sql, "code", text)} ${within(sql, "incident.area_id", scope)}
  order by code
  limit ${limit}`;

type Show = (sql: Queryable, ids: number[], scope: Scope) => PromiseLike<FoundRow[]>;

const extent = (sql: Queryable, column: string) =>
  sql`array[st_xmin(${sql(column)}), st_ymin(${sql(column)}), st_xmax(${sql(column)}), st_ymax(${sql(column)})]`;

/** What is shown of the things with `ids`, in no order; households only of `scope`. */
export const shownRows: Record<Indexed, Show> = {
  area: (sql, ids) => sql`
    select area.id, area.code, area.name as title, coalesce(parent.name, '') as context, place.lng, place.lat,
      ${extent(sql, "area_border.border")} as bounds
    from area
    join area_border on area_border.area_id = area.id and area_border.valid @> current_date
    left join area as parent on parent.id = area.parent_id
    cross join lateral (
      select st_x(point) as lng, st_y(point) as lat from st_pointonsurface(area_border.border) as point
    ) as place
    where area.id = any(${ids})`,
  compound: (sql, ids) => sql`
    select id, code, name as title, '' as context, st_x(middle) as lng, st_y(middle) as lat, ${extent(sql, "shape")} as bounds
    from compound
    cross join lateral st_pointonsurface(shape) as middle
    where id = any(${ids})`,
  building: (sql, ids) => sql`
    select id, code, coalesce(name, address, code) as title, coalesce(address, '') as context,
      st_x(position) as lng, st_y(position) as lat, ${extent(sql, "shape")} as bounds
    from building
    where id = any(${ids})`,
  place: (sql, ids) => sql`
    select id, code, name as title, kind as context, st_x(position) as lng, st_y(position) as lat
    from place
    where id = any(${ids})`,
  facility: (sql, ids) => sql`
    select id, code, name as title, coalesce(address, '') as context, st_x(position) as lng, st_y(position) as lat
    from facility
    where id = any(${ids})`,
  road: (sql, ids) => sql`
    select min(road.id) as id, min(road.code) as code, road.name as title, min(road.kind) as context,
      st_x(middle.point) as lng, st_y(middle.point) as lat, ${extent(sql, "middle.whole")} as bounds
    from (
      select name, st_collect(line) as whole, st_lineinterpolatepoint(
        (array_agg(st_geometryn(line, 1) order by st_length(st_geometryn(line, 1)) desc))[1], 0.5) as point
      from road
      where name in (select name from road where id = any(${ids}))
      group by name
    ) as middle
    join road on road.name = middle.name
    group by road.name, middle.point, middle.whole`,
  staff: (sql, ids) => sql`
    select distinct on (staff.id) staff.id, staff.code, staff.name as title, area.name as context, area.code as area,
      duty.code as duty, staff.phone, st_x(place) as lng, st_y(place) as lat, ${extent(sql, "area_border.border")} as bounds
    from staff
    join assignment on assignment.staff_id = staff.id and assignment.valid @> current_date
    join duty on duty.id = assignment.duty_id
    join area on area.id = assignment.area_id
    join area_border on area_border.area_id = area.id and area_border.valid @> current_date
    cross join lateral st_pointonsurface(area_border.border) as place
    where staff.id = any(${ids})
    order by staff.id, assignment.id`,
  household: (sql, ids, scope) => sql`
    select household.id, household.code, household.address as title, coalesce(area.name, '') as context,
      area.code as area, household.head as name, household.phone, st_x(household.position) as lng, st_y(household.position) as lat
    from household
    left join area on area.id = household.area_id
    where household.id = any(${ids}) ${within(sql, "household.area_id", scope)}`,
};

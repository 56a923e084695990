import type { Level } from "../../domain/grid.ts";
import type { Queryable } from "../database/database.ts";

export type AreaRow = {
  id: number;
  code: string;
  level: Level;
  name: string;
  kind: "urban" | "rural" | "dedicated";
  parent_id: number | null;
  /** GeoJSON geometry of its border in force on the day asked for; null when it had none */
  geometry: string | null;
};

/** Areas with their border in force today, the largest level first: all, or those of `ids`. */
export const areaRows = (sql: Queryable, ids: readonly number[] | null) => sql<AreaRow[]>`
  select area.id, area.code, area.level, area.name, area.kind, area.parent_id, st_asgeojson(area_border.border, 7) as geometry
  from area
  left join area_border on area_border.area_id = area.id and area_border.valid @> current_date
  where ${ids ? sql`area.id = any(${ids as number[]})` : sql`true`}
  order by area.level, area.code
`;

/** All areas as they were on `day`: border, name, kind and what they lay in, the largest level first. */
export const areaRowsOn = (sql: Queryable, day: string) => sql<AreaRow[]>`
  select area.id, area.code, area.level, area_facts.name, area_facts.kind, area_facts.parent_id,
    st_asgeojson(area_border.border, 7) as geometry
  from area
  join area_facts on area_facts.area_id = area.id and area_facts.valid @> ${day}::text::date
  join area_border on area_border.area_id = area.id and area_border.valid @> ${day}::text::date
  order by area.level, area.code
`;

/** Days on which borders began or ended, or names or parents changed, the latest first, with how many areas; at most 200. */
export const borderDays = (sql: Queryable) => sql<{ day: string; areas: number }[]>`
  select day::text as day, count(distinct area_id)::integer as areas
  from (
    select area_id, lower(valid) as day from area_border
    union all
    select area_id, upper(valid) from area_border
    union all
    select area_id, lower(valid) from area_facts
  ) as changed
  where day is not null
  group by day
  order by day desc
  limit 200
`;

/** The ids of the area with `code` and of all that lie in it, as the right side of `in`. */
export const areasWithin = (sql: Queryable, code: string) => sql`(
  select inner_area.id
  from area as inner_area, area as outer_area
  where outer_area.code = ${code}
    and inner_area.path <@ outer_area.path
)`;

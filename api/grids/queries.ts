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

/** Areas with their border in force on `day` (today when null), the largest level first: all, or those of `ids`. */
export const areaRows = (sql: Queryable, ids: readonly number[] | null, day: string | null = null) => sql<AreaRow[]>`
  select area.id, area.code, area.level, area.name, area.kind, area.parent_id, st_asgeojson(area_border.border, 7) as geometry
  from area
  left join area_border on area_border.area_id = area.id
    and area_border.valid @> coalesce(${day}::date, current_date)
  where ${ids ? sql`area.id = any(${ids as number[]})` : sql`true`}
  order by area.level, area.code
`;

/** People on duty today for the areas of `ids`, those of the smallest area first, then by rank of their duty. */
export const responsibleFor = (sql: Queryable, ids: readonly number[]) => sql<
  { name: string; duty: string; area: string; phone: string | null }[]
>`
  select staff.name, duty.code as duty, area.code as area, staff.phone
  from assignment
  join staff on staff.id = assignment.staff_id
  join duty on duty.id = assignment.duty_id
  join area on area.id = assignment.area_id
  where area.id = any(${ids as number[]})
    and assignment.valid @> current_date
  order by area.level desc, duty.rank, staff.code
`;

/** The ids of the area with `code` and of all that lie in it, as the right side of `in`. */
export const areasWithin = (sql: Queryable, code: string) => sql`(
  select inner_area.id
  from area as inner_area, area as outer_area
  where outer_area.code = ${code}
    and inner_area.path <@ outer_area.path
)`;

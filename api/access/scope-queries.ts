import type { Queryable } from "../database/database.ts";
import type { Scope } from "./viewer.ts";

/**
 * The condition, beginning with `and`, that the area in `column` lies in `scope`; empty for everywhere. What lies in no area
 * is only for those who may see everywhere.
 *
 *     select … from household where true ${within(sql, "household.area_id", scopeOf(c, "households"))}
 */
export const within = (sql: Queryable, column: string, { areas }: Scope) =>
  areas === null
    ? sql``
    : sql`and ${sql(column)} in (
      select inner_area.id
      from area as outer_area
      join area as inner_area on inner_area.path <@ outer_area.path
      where outer_area.id = any(${areas as number[]}))`;

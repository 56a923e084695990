import type { Queryable } from "../database/database.ts";
import { CHUNK, readPacked } from "../memory/packed.ts";

export const HOUSEHOLD_NUMBERS = ["id", "lng", "lat", "type", "attention", "area", "building", "residents"] as const;

/** Households as columns of numbers: positions on the lattice, ids of what they refer to, 0 for none; all, or those of `ids`. */
export const householdNumbers = (sql: Queryable, ids: readonly number[] | null) =>
  readPacked(
    HOUSEHOLD_NUMBERS,
    (after) =>
      sql<Record<(typeof HOUSEHOLD_NUMBERS)[number], Buffer | null>[]>`
      select string_agg(int4send(id), '') as id,
        string_agg(int4send(round(st_x(position) * 1e7)::integer), '') as lng,
        string_agg(int4send(round(st_y(position) * 1e7)::integer), '') as lat,
        string_agg(int4send(type_id), '') as type,
        string_agg(int4send(coalesce(attention_id, 0)), '') as attention,
        string_agg(int4send(coalesce(area_id, 0)), '') as area,
        string_agg(int4send(coalesce(building_id, 0)), '') as building,
        string_agg(int4send(coalesce(residents, 0)), '') as residents
      from (
        select * from household
        where id > ${after} ${ids ? sql`and id = any(${ids as number[]})` : sql``}
        order by id
        limit ${CHUNK}
      ) as household
    `.then(([row]) => row),
    "id",
  );

import type { PhotoType } from "../../domain/photo.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** A visit and the household it was to; undefined when there is none with this key in all of `scopes`. */
export const visitInScope = (sql: Queryable, key: string, scopes: readonly Scope[]) =>
  sql<{ id: number; household_id: number; code: string; area_id: number | null }[]>`
  select visit.id, visit.household_id, household.code, household.area_id
  from visit
  join household on household.id = visit.household_id
  where visit.key = ${key} ${scopes.map((scope) => within(sql, "household.area_id", scope))}
`.then(([row]): typeof row | undefined => row);

/** A photo of a visit, sealed; undefined while there is none. */
export const photoOf = (sql: Queryable, visit: number, nth: number) =>
  sql<{ type: PhotoType; image: Buffer }[]>`
  select type, image
  from visit_photo
  where visit_id = ${visit} and nth = ${nth}
`.then(([row]): typeof row | undefined => row);

/** Puts a sealed photo where there is none yet; gives whether there was none. */
export const insertPhoto = async (sql: Queryable, visit: number, nth: number, type: PhotoType, image: Uint8Array) => {
  const { count } = await sql`
    insert into visit_photo (visit_id, nth, type, image)
    values (${visit}, ${nth}, ${type}, ${Buffer.from(image)})
    on conflict (visit_id, nth) do nothing`;
  return count > 0;
};

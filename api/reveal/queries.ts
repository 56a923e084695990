import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";

/** A household's sealed fields, where it lies and what it is called; undefined when there is none in all of `scopes`. */
export const sealedHousehold = (sql: Queryable, id: number, scopes: readonly Scope[]) =>
  sql<{ code: string; head: string | null; phone: string | null; area_id: number | null }[]>`
  select code, head, phone, area_id
  from household
  where id = ${id} ${scopes.map((scope) => within(sql, "household.area_id", scope))}
`.then(([row]): typeof row | undefined => row);

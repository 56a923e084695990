import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { placeName } from "../resident/surroundings-queries.ts";

export type StairRow = { building: string; unit: string | null; area_id: number | null; token: string | null };

/**
 * Stairs of buildings where somebody lives in the area with this code, each with its code for residents (else its building's, else
 * null); where no stair is known, the building.
 */
export const stairRows = (sql: Queryable, area: string) => sql<StairRow[]>`
  select stair.building, stair.unit, stair.area_id, coalesce(own.token, whole.token) as token
  from (
    select distinct building.id, ${placeName(sql)} as building, building.area_id, nullif(trim(household.unit), '') as unit
    from building
    join household on household.building_id = building.id
    where building.area_id in ${areasWithin(sql, area)}
  ) as stair
  left join resident_code as own on own.building_id = stair.id and own.unit = stair.unit and own.revoked_at is null
  left join resident_code as whole on whole.building_id = stair.id and whole.unit is null and whole.revoked_at is null
`;

/** Sealed names of households in the area with this code, with the code each is sealed for, and addresses. By id. */
export const sealedNames = (sql: Queryable, area: string, scopes: readonly Scope[]) => sql<
  { id: number; code: string; head: string | null; address: string }[]
>`
  select household.id, household.code, household.head, household.address
  from household
  where household.area_id in ${areasWithin(sql, area)}
    ${scopes.map((scope) => within(sql, "household.area_id", scope))}
  order by household.id
`;

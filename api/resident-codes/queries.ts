import { within } from "../access/scope-queries.ts";
import type { Scope } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { placeName } from "../resident/surroundings-queries.ts";

export type ResidentCodeRow = {
  id: number;
  token: string;
  building: string;
  building_id: number;
  unit: string | null;
  made_at: Date;
  reports: number;
};

/** Codes in use in the area with this code and in `scope`, after the id `after`; at most `limit`. */
export const residentCodes = (sql: Queryable, area: string, scope: Scope, after: number, limit: number) => sql<
  ResidentCodeRow[]
>`
  select resident_code.id, token, ${placeName(sql)} as building, building_id, unit, made_at,
    (select count(*) from resident_report where code_id = resident_code.id)::integer as reports
  from resident_code
  join building on building.id = resident_code.building_id
  where revoked_at is null
    and building.area_id in ${areasWithin(sql, area)}
    ${within(sql, "building.area_id", scope)}
    and resident_code.id > ${after}
  order by resident_code.id
  limit ${limit}
`;

export type Door = { building_id: number; unit: string | null; lng: number; lat: number };

/**
 * Doors in the area with this code and in `scope` that have no code: each stair of buildings where somebody lives, in the middle of
 * its households; with `perBuilding`, and where no stair is known, the building.
 */
export const doorsWithoutCode = (tx: Queryable, area: string, scope: Scope, perBuilding: boolean) => tx<Door[]>`
  select door.building_id, door.unit, st_x(on_lattice(door.position)) as lng, st_y(on_lattice(door.position)) as lat
  from (
    select building.id as building_id, stair.unit,
      case when stair.unit is null then building.position else st_centroid(st_collect(household.position)) end as position
    from building
    join household on household.building_id = building.id
    cross join lateral (
      select case when not ${perBuilding}::boolean then nullif(trim(household.unit), '') end as unit
    ) as stair
    where building.area_id in ${areasWithin(tx, area)}
      ${within(tx, "building.area_id", scope)}
    group by building.id, stair.unit
  ) as door
  where not exists (
    select from resident_code
    where resident_code.building_id = door.building_id
      and coalesce(resident_code.unit, '') = coalesce(door.unit, '')
      and revoked_at is null
  )
  order by door.building_id, door.unit
`;

/** Gives these doors their codes; gives how many got one. A door that somebody else gave one meanwhile keeps it. */
export async function insertCodes(
  tx: Queryable,
  doors: readonly Door[],
  tokens: readonly string[],
  account: number | null,
): Promise<number> {
  const { count } = await tx`
    insert into resident_code (token, building_id, unit, position, account_id)
    select row.token, row.building_id, row.unit, st_setsrid(st_makepoint(row.lng, row.lat), 4326), ${account}
    from unnest(${tokens as string[]}::text[], ${doors.map((door) => door.building_id)}::integer[],
      ${doors.map(({ unit }) => unit)}::text[], ${doors.map(({ lng }) => lng)}::float8[], ${doors.map(({ lat }) => lat)}::float8[])
      as row (token, building_id, unit, lng, lat)
    on conflict do nothing`;
  return count;
}

/** Ends a code; gives its building's area, or undefined when there is none in use in `scope`. */
export const revokeCode = (tx: Queryable, id: number, scope: Scope) =>
  tx<{ area_id: number | null; token: string }[]>`
  update resident_code
  set revoked_at = clock_timestamp()
  from building
  where building.id = resident_code.building_id
    and resident_code.id = ${id}
    and revoked_at is null
    ${within(tx, "building.area_id", scope)}
  returning building.area_id, token
`.then(([row]): typeof row | undefined => row);

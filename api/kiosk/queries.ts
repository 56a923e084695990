import type { Queryable } from "../database/database.ts";
import { areasWithin } from "../grids/queries.ts";
import { placeName } from "../resident/surroundings-queries.ts";

export type KioskBuilding = { id: number; name: string; area_id: number | null };

/** The building whose screen the device with this account is; undefined where it was never told one, or that building is gone. */
export const buildingOfDevice = (sql: Queryable, account: number) =>
  sql<KioskBuilding[]>`
  select building.id, ${placeName(sql)} as name, building.area_id
  from device
  join building on building.id = device.building_id
  where device.account_id = ${account} and device.kind = 'kiosk'
`.then(([row]): KioskBuilding | undefined => row);

/** A building in the area with this code to show a screen of: one with a code where there is one; undefined where none stands. */
export const exampleBuilding = (sql: Queryable, area: string) =>
  sql<KioskBuilding[]>`
  select building.id, ${placeName(sql)} as name, building.area_id
  from building
  where building.area_id in ${areasWithin(sql, area)}
  order by exists (select from resident_code where building_id = building.id and revoked_at is null) desc,
    building.units is not null desc, building.id
  limit 1
`.then(([row]): KioskBuilding | undefined => row);

/** Codes in use of a building, that of the whole building first, then by stair. */
export const codesOfBuilding = (sql: Queryable, building: number) => sql<{ token: string; unit: string | null }[]>`
  select token, unit
  from resident_code
  where building_id = ${building} and revoked_at is null
  order by unit is not null, length(unit), unit
`;

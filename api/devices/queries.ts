import type { DeviceKind } from "../../domain/device.ts";
import type { Queryable } from "../database/database.ts";

export type DeviceRow = {
  id: number;
  name: string;
  kind: DeviceKind;
  area_id: number | null;
  area: string | null;
  building_id: number | null;
  building: string | null;
  /** null while no browser is paired */
  paired_at: Date | null;
  last_seen: Date | null;
  address: string | null;
  build: string | null;
};

/** Devices by kind and name; the one with `id` alone where it is given. */
export const deviceRows = (sql: Queryable, id: number | null = null) => sql<DeviceRow[]>`
  select account.id, account.name, device.kind, area.id as area_id, area.code as area, building.id as building_id,
    coalesce(building.address, building.name, building.code) as building,
    browser.created_at as paired_at, account_use.seen_at as last_seen, browser.address, device_shown.shown ->> 'build' as build
  from device
  join account on account.id = device.account_id
  left join account_grant on account_grant.account_id = account.id
  left join area on area.id = account_grant.area_id
  left join building on building.id = device.building_id
  left join account_use on account_use.account_id = account.id
  left join device_shown on device_shown.account_id = account.id
  left join lateral (
    select created_at, address from session
    where session.account_id = account.id and expires_at > clock_timestamp()
    order by session.id desc limit 1
  ) as browser on true
  where ${id}::integer is null or account.id = ${id}
  order by device.kind desc, account.name, account.id
`;

/** Says what kind of device an account is. */
export const insertDevice = (sql: Queryable, accountId: number, kind: DeviceKind, building: number | null) => sql`
  insert into device (account_id, kind, building_id) values (${accountId}, ${kind}, ${building})`;

/** Removes a device with its sessions. */
export const deleteDevice = (sql: Queryable, id: number) =>
  sql`delete from account where id = ${id} and kind = 'device'`;

/** The area (code) that a building lies in; null for none; undefined where there is no such building. */
export const areaOfBuilding = (sql: Queryable, id: number) =>
  sql<{ area: string | null }[]>`
  select area.code as area from building left join area on area.id = building.area_id where building.id = ${id}
`.then(([row]) => row?.area);

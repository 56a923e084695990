import type { Queryable } from "../database/database.ts";

export type DeviceRow = {
  id: number;
  name: string;
  area_id: number | null;
  area: string | null;
  /** until when its code may be used; null without one */
  pairing_until: Date | null;
  /** null while no browser is paired */
  paired_at: Date | null;
  last_seen: Date | null;
  address: string | null;
};

/** Devices by name; the one with `id` alone where it is given. */
export const deviceRows = (sql: Queryable, id: number | null = null) => sql<DeviceRow[]>`
  select account.id, account.name, area.id as area_id, area.code as area, pairing.until as pairing_until,
    browser.created_at as paired_at, account_use.seen_at as last_seen, browser.address
  from account
  left join account_grant on account_grant.account_id = account.id
  left join area on area.id = account_grant.area_id
  left join device_pairing as pairing on pairing.account_id = account.id and pairing.until > clock_timestamp()
  left join account_use on account_use.account_id = account.id
  left join lateral (
    select created_at, address from session
    where session.account_id = account.id and expires_at > clock_timestamp()
    order by session.id desc limit 1
  ) as browser on true
  where account.kind = 'device' and (${id}::integer is null or account.id = ${id})
  order by account.name, account.id
`;

/** Gives a device a code, in place of the one before; gives until when it may be used. */
export const setPairing = (sql: Queryable, accountId: number, codeHash: Buffer, lastsS: number) =>
  sql<{ until: Date }[]>`
  insert into device_pairing (account_id, code_hash, until)
  values (${accountId}, ${codeHash}, clock_timestamp() + make_interval(secs => ${lastsS}))
  on conflict (account_id) do update set code_hash = excluded.code_hash, until = excluded.until
  returning until
`.then(([row]) => row.until);

/** The device that a code was made for, which is used up by this; undefined for what is none, or came too late. */
export const takePairing = (sql: Queryable, codeHash: Buffer) =>
  sql<{ id: number; username: string; name: string; staff_id: null }[]>`
  with taken as (delete from device_pairing where code_hash = ${codeHash} returning account_id, until)
  select account.id, username, name, null as staff_id
  from taken
  join account on account.id = taken.account_id and not account.disabled
  where taken.until > clock_timestamp()
`.then(([row]) => row as { id: number; username: string; name: string; staff_id: null } | undefined);

/** Removes a device with its sessions. */
export const deleteDevice = (sql: Queryable, id: number) =>
  sql`delete from account where id = ${id} and kind = 'device'`;

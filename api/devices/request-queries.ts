import type { DeviceKind, PairingWish } from "../../domain/device.ts";
import type { Queryable } from "../database/database.ts";

/** A browser that asks to be a device. */
type NewRequest = PairingWish & {
  codeHash: Buffer;
  ticketHash: Buffer;
  address: string;
  network: string;
  lastsS: number;
};

/** Forgets requests that came too late; gives how many wait, in all and from `network`. */
export async function countRequests(sql: Queryable, network: string): Promise<{ all: number; own: number }> {
  await sql`delete from device_request where until < clock_timestamp()`;
  const [row] = await sql<{ all: number; own: number }[]>`
    select count(*)::integer as all, count(*) filter (where network = ${network})::integer as own from device_request`;
  return row;
}

/** Notes a request; gives until when it may wait, or undefined where another has this very code. */
export const insertRequest = (sql: Queryable, request: NewRequest) => {
  const { codeHash, ticketHash, kind, building, address, network, lastsS } = request;
  return sql<{ until: Date }[]>`
    insert into device_request (code_hash, ticket_hash, kind, building_id, address, network, until)
    values (${codeHash}, ${ticketHash}, ${kind}, ${building}, ${address}, ${network},
      clock_timestamp() + make_interval(secs => ${lastsS}))
    on conflict do nothing
    returning until
  `.then(([row]) => row?.until);
};

/** A request that waits, and whose. */
export type RequestRow = { id: number; kind: DeviceKind; building_id: number | null; address: string };

/** The request that waits with this code, kept from everybody else; undefined where none does. */
export const holdRequest = (sql: Queryable, codeHash: Buffer) =>
  sql<RequestRow[]>`
  select id, kind, building_id, address from device_request
  where code_hash = ${codeHash} and account_id is null and until > clock_timestamp()
  for update
`.then(([row]): RequestRow | undefined => row);

/** The request's browser may be this device, and has so long to become it. */
export const grantRequest = (sql: Queryable, id: number, accountId: number, lastsS: number) => sql`
  update device_request
  set account_id = ${accountId}, until = clock_timestamp() + make_interval(secs => ${lastsS})
  where id = ${id}`;

/** The device that a request may become, if somebody typed its code. */
export type GrantedDevice = { id: number; username: string; name: string; staff_id: null };

/** The request with this ticket: until when it waits, and what it may become; undefined where it is over. */
export const requestByTicket = (sql: Queryable, ticketHash: Buffer) =>
  sql<{ until: Date; id: number | null; username: string; name: string; staff_id: null }[]>`
  select request.until, account.id, username, name, null as staff_id
  from device_request as request
  left join account on account.id = request.account_id and not account.disabled
  where request.ticket_hash = ${ticketHash} and request.until > clock_timestamp()
  for update of request
`.then(
    ([row]): { until: Date; device: GrantedDevice | null } | undefined =>
      row && { until: row.until, device: row.id === null ? null : { ...row, id: row.id } },
  );

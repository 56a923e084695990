import type { Right } from "../../domain/role.ts";
import type { Queryable } from "../database/database.ts";

export type RoleRow = { id: number; code: string; name_zh: string; name_en: string; rights: Right[] };

/** All roles, in the order they were made. */
export const roleRows = (sql: Queryable) =>
  sql<RoleRow[]>`select id, code, name_zh, name_en, rights from role order by id`;

/** A grant that has not run out. */
export type GrantRow = { role: string; area_id: number | null; area: string | null; until: string | null };

export type AccountRow = {
  id: number;
  username: string;
  name: string;
  disabled: boolean;
  password_expired: boolean;
  locked_until: Date | null;
  last_seen: Date | null;
  one_time_code: boolean;
  openid: boolean;
  grants: GrantRow[];
};

/** Accounts of people by name: all, the one with `id`, or the one called `username`. */
export const accountRows = (sql: Queryable, one: { id?: number; username?: string } = {}) => sql<AccountRow[]>`
  select account.id, account.username, account.name, account.disabled, account.password_expired, account_use.seen_at as last_seen,
    account.totp_secret is not null as one_time_code,
    exists (select from account_identity where account_identity.account_id = account.id) as openid,
    (select max(locked_until) from sign_in_limit
      where sign_in_limit.account = sha256(convert_to(account.username, 'UTF8')) and locked_until > clock_timestamp()) as locked_until,
    coalesce((
      select json_agg(json_build_object('role', role.code, 'area_id', area.id, 'area', area.code, 'until', upper(valid))
        order by account_grant.id)
      from account_grant
      join role on role.id = account_grant.role_id
      left join area on area.id = account_grant.area_id
      where account_grant.account_id = account.id and (upper_inf(valid) or upper(valid) > clock_timestamp())
    ), '[]') as grants
  from account
  left join account_use on account_use.account_id = account.id
  where account.kind = 'person' and (${one.id ?? null}::integer is null or account.id = ${one.id ?? null})
    and (${one.username ?? null}::text is null or account.username = ${one.username ?? null})
  order by account.username
`;

/** Makes changes of accounts wait for each other until the transaction ends: rules that look at several rows then hold. */
export const holdAccounts = (sql: Queryable) => sql`select pg_advisory_xact_lock(7230008)`;

/** Holds the account itself, before anything that refers to it: whoever else changes it holds them in the same order. */
export const holdAccount = (sql: Queryable, id: number) => sql`select from account where id = ${id} for update`;

/** Whether there is any account. */
export const anyAccount = (sql: Queryable) =>
  sql<{ any: boolean }[]>`select exists (select from account) as any`.then(([row]) => row.any);

/** Whether somebody who may sign in manages accounts everywhere, and without end. */
export const hasAdministrator = (sql: Queryable) =>
  sql<{ has: boolean }[]>`
  select exists (
    select from account
    join account_grant on account_grant.account_id = account.id
    join role on role.id = account_grant.role_id
    where not account.disabled and account_grant.area_id is null and 'accounts' = any(role.rights)
      and upper_inf(valid) and (lower_inf(valid) or lower(valid) <= clock_timestamp())
  ) as has
`.then(([row]) => row.has);

/** An account that is to be made. */
export type NewAccount = {
  username: string;
  name: string;
  passwordHash: string;
  /** someone else chose the password: it must be changed at the first sign-in */
  expired: boolean;
  /** how long it may wait for that; null: for ever */
  validDays: number | null;
  kind?: "person" | "device";
};

/** Makes an account; gives its number, or undefined when the name is taken, in capitals or not. */
export const insertAccount = (sql: Queryable, account: NewAccount) =>
  sql<{ id: number }[]>`
  insert into account (username, name, kind, password_hash, password_expired, password_valid_until)
  select ${account.username}, ${account.name}, ${account.kind ?? "person"}, ${account.passwordHash}, ${account.expired},
    clock_timestamp() + make_interval(days => ${account.validDays}::integer)
  where not exists (select from account where lower(username) = lower(${account.username}))
  on conflict (username) do nothing
  returning id
`.then(([row]) => row?.id as number | undefined);

/** Changes what is given. */
export const updateAccount = (sql: Queryable, id: number, { name = null, disabled = null }: Changed) => sql`
  update account set name = coalesce(${name}, name), disabled = coalesce(${disabled}, disabled) where id = ${id}`;

type Changed = { name?: string | null; disabled?: boolean | null };

/** The account belongs to nobody at the provider any more: the next who comes under its name is bound to it. */
export const removeIdentity = (sql: Queryable, accountId: number) => sql`
  delete from account_identity where account_id = ${accountId}`;

/** A grant by numbers. */
export type NewGrant = { roleId: number; areaId: number | null; until: Date | null };

/** Replaces all grants of an account. */
export async function replaceGrants(sql: Queryable, accountId: number, grants: readonly NewGrant[]): Promise<void> {
  await sql`delete from account_grant where account_id = ${accountId}`;
  for (const { roleId, areaId, until } of grants) {
    await sql`insert into account_grant (account_id, role_id, area_id, valid)
      values (${accountId}, ${roleId}, ${areaId}, tstzrange(null, ${until}))`;
  }
}

export type SessionOfAccount = { id: number; created_at: Date; seen_at: Date; address: string; agent: string };

/** Sessions of an account that have not run out, the one used last first. */
export const sessionsOf = (sql: Queryable, accountId: number) => sql<SessionOfAccount[]>`
  select id, created_at, coalesce(seen_at, created_at) as seen_at, address, agent
  from session
  left join session_use on session_use.session_id = session.id
  where account_id = ${accountId} and expires_at > clock_timestamp()
  order by seen_at desc, id desc
`;

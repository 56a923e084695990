import type { SessionWay } from "../../domain/role.ts";
import type { Queryable } from "../database/database.ts";
import type { Limit } from "./profiles.ts";

/** What signing in needs to know of an account. */
export type Credentials = {
  id: number;
  username: string;
  name: string;
  staff_id: number | null;
  password_hash: string;
  password_expired: boolean;
  disabled: boolean;
  /** the password was made up by someone else, and nobody took it up in time */
  lapsed: boolean;
  /** days since the password was set */
  password_days: number;
  totp_secret: string | null;
  totp_pending: string | null;
  totp_step: number;
};

/** The account with this name that somebody signs in with; undefined when there is none. */
export const credentialsOf = (sql: Queryable, username: string) =>
  sql<Credentials[]>`
  select id, username, name, staff_id, password_hash, password_expired, disabled, totp_secret, totp_pending, totp_step,
    coalesce(password_valid_until < clock_timestamp(), false) as lapsed,
    (extract(epoch from clock_timestamp() - password_set_at) / 86400)::float8 as password_days
  from account where username = ${username} and kind = 'person'
`.then(([row]) => row as Credentials | undefined);

/** What failed attempts are counted by: the hash of a name, an address, or both. */
export type LimitKey = { account: Buffer; address: string };

/**
 * Counts one more failure for `key`, unless it is locked. Gives false when it is. In one statement, so that a hundred
 * attempts at once are counted one by one.
 */
export async function countFailure(sql: Queryable, key: LimitKey, limit: Limit): Promise<boolean> {
  const { failures, windowS, waitS, longestWaitS } = limit;
  const beginsAnew = waitS === longestWaitS;
  const fresh = sql`(held.since < clock_timestamp() - make_interval(secs => ${windowS})
    or (${beginsAnew}::boolean and held.locked_until is not null))`;
  const rows = await sql`
    insert into sign_in_limit as held (account, address, failures) values (${key.account}, ${key.address}, 1)
    on conflict (account, address) do update set
      failures = case when ${fresh} then 1 else held.failures + 1 end,
      since = case when ${fresh} then clock_timestamp() else held.since end,
      locked_until = case when not ${fresh} and held.failures + 1 >= ${failures} then clock_timestamp()
        + make_interval(secs => least(${longestWaitS}, ${waitS} * power(2, least(held.failures + 1 - ${failures}, 20)))) end
    where held.locked_until is null or held.locked_until <= clock_timestamp()
    returning failures`;
  return rows.length > 0;
}

/** Seconds until none of `keys` is locked any more; 0 when none is. */
export const secondsLocked = (sql: Queryable, keys: readonly LimitKey[]) =>
  sql<{ seconds: number }[]>`
  select coalesce(max(ceil(extract(epoch from locked_until - clock_timestamp()))), 0)::integer as seconds
  from sign_in_limit
  where locked_until > clock_timestamp() and (false
    ${keys.map(({ account, address }) => sql`or (account = ${account} and address = ${address})`)})
`.then(([row]) => row.seconds);

/** Takes back one failure of `key`, and the lock that it brought. */
export const takeBackFailure = (sql: Queryable, { account, address }: LimitKey) => sql`
  update sign_in_limit set failures = greatest(failures - 1, 0), locked_until = null
  where account = ${account} and address = ${address}`;

/** Forgets the failures of `key`. */
export const forgetFailures = (sql: Queryable, { account, address }: LimitKey) => sql`
  delete from sign_in_limit where account = ${account} and address = ${address}`;

/** Forgets all failures of the account with this hash, whatever address they came from. */
export const forgetAccountsFailures = (sql: Queryable, account: Buffer) => sql`
  delete from sign_in_limit where account = ${account}`;

/** A session that is to begin. */
export type NewSession = {
  accountId: number;
  /** what the password was found to be: when it has been changed meanwhile, nothing begins; null where none was asked for */
  passwordHash: string | null;
  way: SessionWay;
  tokenHash: Buffer;
  lastsMs: number;
  address: string;
  agent: string;
};

/** Of an account's sessions beyond these the oldest end. */
const MOST_SESSIONS = 20;

/** Makes a session; gives its number, or undefined when the account was disabled or its password changed meanwhile. */
export async function insertSession(sql: Queryable, session: NewSession): Promise<number | undefined> {
  const { accountId, passwordHash, way, tokenHash, lastsMs, address, agent } = session;
  const [made] = await sql<{ id: number }[]>`
    insert into session (account_id, way, token_hash, expires_at, address, agent)
    select id, ${way}, ${tokenHash}::bytea, clock_timestamp() + make_interval(secs => ${lastsMs / 1000}), ${address}, ${agent}
    from account
    where id = ${accountId} and (${passwordHash}::text is null or password_hash = ${passwordHash}) and not disabled
    returning id`;
  if (!made) return undefined;
  await sql`insert into session_use (session_id) values (${made.id})`;
  await noteAccountUse(sql, [made.id]);
  await sql`delete from session where id in
    (select id from session where account_id = ${accountId} order by id desc offset ${MOST_SESSIONS})`;
  return made.id;
}

const noteAccountUse = (sql: Queryable, sessions: readonly number[]) => sql`
  insert into account_use (account_id)
  select distinct account_id from session where id = any(${sessions as number[]}::integer[]) order by account_id
  on conflict (account_id) do update set seen_at = excluded.seen_at`;

/** Ends one session; gives whether there was one. */
export const deleteSession = (sql: Queryable, id: number) =>
  sql`delete from session where id = ${id} returning id`.then((rows) => rows.length > 0);

/** Ends all sessions of an account; gives how many. */
export const deleteSessionsOf = (sql: Queryable, accountId: number) =>
  sql`delete from session where account_id = ${accountId} returning id`.then((rows) => rows.length);

/** Marks a password as too old. */
export const expirePassword = (sql: Queryable, accountId: number) => sql`
  update account set password_expired = true where id = ${accountId} and not password_expired`;

/** The passwords, as hashes, that `accountId` had last, the newest first; the present one is not among them. */
export const pastPasswords = (sql: Queryable, accountId: number, most: number) =>
  sql<{ password_hash: string }[]>`
  select password_hash from password_past where account_id = ${accountId} order by id desc limit ${most}
`.then((rows) => rows.map((row) => row.password_hash));

/** A new password of an account. */
export type NewPassword = {
  accountId: number;
  hash: string;
  /** what it must still be for this to happen; null: whatever it is */
  before: string | null;
  /** someone else chose it: it must be changed at the first sign-in */
  expired: boolean;
  /** how long it may wait for that; null: for ever */
  validDays: number | null;
};

/** Sets a password and remembers the one before. Gives false when that was not `before` any more. */
export async function setPassword(sql: Queryable, given: NewPassword): Promise<boolean> {
  const { accountId, hash, before, expired, validDays } = given;
  const rows = await sql`
    with held as (
      select id, password_hash from account
      where id = ${accountId} and (${before}::text is null or password_hash = ${before})
      for update
    ), remembered as (
      insert into password_past (account_id, password_hash) select id, password_hash from held
    )
    update account set password_hash = ${hash}, password_set_at = clock_timestamp(), password_expired = ${expired},
      password_valid_until = clock_timestamp() + make_interval(days => ${validDays}::integer)
    from held where account.id = held.id returning account.id`;
  await sql`delete from password_past where account_id = ${accountId} and id not in
    (select id from password_past where account_id = ${accountId} order by id desc limit 5)`;
  return rows.length > 0;
}

/**
 * Notes that sessions were used, and forgets what has run out: sessions, and failures a day old. Gives when each session was
 * last used, in milliseconds since 1970, also by other processes.
 */
export async function noteUse(sql: Queryable, used: readonly number[], idleMs: number) {
  if (used.length > 0) {
    await sql`
      insert into session_use (session_id) 
      select id from session where id = any(${used as number[]}::integer[]) order by id for key share
      on conflict (session_id) do update set seen_at = greatest(session_use.seen_at, excluded.seen_at)`;
    await noteAccountUse(sql, used);
  }
  await sql`
    delete from session
    where expires_at < clock_timestamp() or way <> 'device' and exists (
      select from session_use
      where session_id = session.id and seen_at < clock_timestamp() - make_interval(secs => ${idleMs / 1000}))`;
  await sql`
    delete from sign_in_limit
    where since < clock_timestamp() - interval '1 day' and (locked_until is null or locked_until < clock_timestamp())`;
  return sql<{ session_id: number; seen_ms: number }[]>`
    select session_id, (extract(epoch from seen_at) * 1000)::float8 as seen_ms from session_use`;
}

/** Keeps a sealed secret until a first code shows that the owner's device has it. */
export const keepPendingSecret = (sql: Queryable, accountId: number, sealed: string) => sql`
  update account set totp_pending = ${sealed} where id = ${accountId}`;

/** From now on codes of the pending secret are asked for. Gives false when `sealed` is not pending any more. */
export const confirmSecret = (sql: Queryable, accountId: number, sealed: string) =>
  sql`update account set totp_secret = totp_pending, totp_pending = null
    where id = ${accountId} and totp_pending = ${sealed} returning id`.then((rows) => rows.length > 0);

/** No codes are asked for any more. Gives whether they were. */
export const removeSecret = (sql: Queryable, accountId: number) =>
  sql`
    with held as (select id, totp_secret from account where id = ${accountId} for update)
    update account set totp_secret = null, totp_pending = null from held where account.id = held.id
    returning held.totp_secret is not null as had
  `.then(([row]) => Boolean(row?.had));

/** Takes the time step of a one-time code, unless it or a later one was taken before. Gives whether it was taken. */
export const takeStep = (sql: Queryable, accountId: number, step: number) =>
  sql`update account set totp_step = ${step} where id = ${accountId} and totp_step < ${step} returning id`.then(
    (rows) => rows.length > 0,
  );

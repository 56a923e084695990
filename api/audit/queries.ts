import type { AuditAction } from "../../domain/audit.ts";
import { within } from "../access/scope-queries.ts";
import type { Scope, Viewer } from "../access/viewer.ts";
import type { Queryable } from "../database/database.ts";
import { contains } from "../search/pattern.ts";

/** Something that has to be remembered. */
export type Happening = {
  /** who did it; null where nobody was signed in */
  viewer: Viewer | null;
  action: AuditAction;
  /** what it was done to */
  subject?: { kind: string; id: number | string } | null;
  /** id of the area it lies in */
  area?: number | null;
  reason?: string | null;
  /** where the request came from */
  address?: string;
  details?: Record<string, unknown>;
};

/** Adds an entry; its number, time and hashes come from the database. */
export async function insertEntry(sql: Queryable, happening: Happening): Promise<void> {
  const { viewer, action, subject, area = null, reason = null, address = "", details = {} } = happening;
  const account = viewer?.account;
  await sql`
    insert into audit (account_id, username, name, action, subject_kind, subject_id, area_id, area_code, reason, address, details)
    values (${account?.id ?? null}, ${account?.username ?? null}, ${account?.name ?? ""}, ${action}, ${subject?.kind ?? null},
      ${subject ? String(subject.id) : null}, ${area}, (select code from area where id = ${area}), ${reason}, ${address},
      ${sql.json(details as never)}::jsonb || coalesce(
        -- an account is named as it is called now: its number says nothing to who reads the log
        (select jsonb_build_object('username', username) from account
          where id = ${subject?.kind === "account" ? Number(subject.id) : null}::integer), '{}'))`;
}

/** The lock of the log, which the triggers that write it take as well. */
export const LOG_LOCK = 7230001;

/**
 * Waits until nobody else writes the log, and keeps others from it until the transaction ends: what is counted now is still so
 * when the entry comes.
 */
export const holdLog = (sql: Queryable) => sql`select pg_advisory_xact_lock(${LOG_LOCK})`;

/** The last hour, or since midnight in China. */
export type Since = "hour" | "midnight";

/** How often the account did this; to this subject alone where one is given. */
export async function timesDone(
  sql: Queryable,
  accountId: number,
  action: AuditAction,
  since: Since,
  subject?: Happening["subject"],
): Promise<number> {
  const [{ count }] = await sql<{ count: number }[]>`
    select count(*) as count
    from audit
    where account_id = ${accountId}
      and action = ${action}
      and at >= ${since === "hour" ? sql`clock_timestamp() - interval '1 hour'` : sql`current_date`}
      ${subject ? sql`and subject_kind = ${subject.kind} and subject_id = ${String(subject.id)}` : sql``}`;
  return count;
}

export type EntryFilter = {
  actions?: string[];
  /** name to sign in with */
  account?: string;
  /** part of a name or a reason, or what it was done to: its number or its code */
  q?: string;
  from?: Date;
  to?: Date;
};

/** An entry as the database holds it. */
export type EntryRow = {
  id: number;
  at: Date;
  username: string | null;
  name: string;
  action: AuditAction;
  subject_kind: string | null;
  subject_id: string | null;
  area_code: string | null;
  reason: string | null;
  address: string;
  details: Record<string, unknown>;
};

/** Entries within `scope` that `filter` lets through, the newest first, before the id `before`; at most `limit`. */
export const entryRows = (
  sql: Queryable,
  scope: Scope,
  { actions, account, q, from, to }: EntryFilter,
  before: number | null,
  limit: number,
) => sql<EntryRow[]>`
  select id, at, username, name, action, subject_kind, subject_id, area_code, reason, address, details
  from audit
  where true ${within(sql, "audit.area_id", scope)}
    ${before !== null ? sql`and id < ${before}` : sql``}
    ${actions ? sql`and action = any(${actions})` : sql``}
    ${account ? sql`and username = ${account}` : sql``}
    ${from ? sql`and at >= ${from}` : sql``}
    ${to ? sql`and at < ${to}` : sql``}
    ${
      q
        ? sql`and (name ilike ${contains(q)} or username ilike ${contains(q)} or reason ilike ${contains(q)}
            or subject_id = ${q} or details ->> 'code' ilike ${contains(q)} or details ->> 'username' ilike ${contains(q)}
            or details ->> 'name' ilike ${contains(q)})`
        : sql``
    }
  order by id desc
  limit ${limit}
`;

/** Whether the chain holds, how long it is, and the hash it ends with. */
export const chainState = (sql: Queryable) =>
  sql<{ entries: number; broken_at: number | null; head: string | null }[]>`
  select count(*) as entries, audit_broken_at() as broken_at,
    (select encode(hash, 'hex') from audit order by id desc limit 1) as head
  from audit
`.then(([row]) => row);

import type { Queryable } from "../database/database.ts";

/** One entry of the outbox: what one statement changed. */
export type Change = {
  seq: number;
  entity: string;
  /** null when they were too many to name */
  ids: number[] | null;
  inserted: boolean;
  /** microseconds since 1970 */
  at: number;
};

/** Changes after `seq` up to `upTo`, in the order they were committed; at most `limit`. */
export const changesAfter = (sql: Queryable, seq: number, limit: number, upTo: number | null = null) => sql<Change[]>`
  select seq, entity, ids, inserted, (extract(epoch from at) * 1000000)::bigint as at
  from change
  where seq > ${seq} ${upTo === null ? sql`` : sql`and seq <= ${upTo}`}
  order by seq
  limit ${limit}
`;

/** The last change (0 when there was none), and today by the database's calendar. */
export const lastChange = (sql: Queryable) =>
  sql<{ seq: number; at: number; today: string }[]>`
  select coalesce(last.seq, 0)::bigint as seq,
    coalesce((extract(epoch from last.at) * 1000000)::bigint, 0) as at,
    current_date::text as today
  from (select) as one
  left join (select seq, at from change order by seq desc limit 1) as last on true
`.then(([row]) => row);

import type { Viewer } from "../access/viewer.ts";
import type { Queryable, Sql } from "../database/database.ts";
import { type Happening, holdLog, insertEntry, type Since, timesDone } from "./queries.ts";

/**
 * Adds an entry to the log. `sql` is the transaction of what happens: both are kept, or neither.
 *
 *     await record(tx, { viewer, action: "household.revealed", subject: { kind: "household", id }, area, reason });
 */
export const record = (sql: Queryable, happening: Happening): Promise<void> => insertEntry(sql, happening);

/** Adds an entry unless the log has one `since` then of the same account, action and subject. Not for use within a transaction. */
export async function recordOnce(sql: Sql, happening: Happening & { viewer: Viewer }, since: Since): Promise<void> {
  const { viewer, action, subject } = happening;
  const isNoted = async (sql: Queryable) => (await timesDone(sql, viewer.account.id, action, since, subject)) > 0;
  if (await isNoted(sql)) return;
  await sql.begin(async (tx) => {
    await holdLog(tx);
    if (!(await isNoted(tx))) await record(tx, happening);
  });
}

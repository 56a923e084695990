import type { Queryable } from "../database/database.ts";
import { type Happening, insertEntry } from "./queries.ts";

/**
 * Adds an entry to the log. `sql` is the transaction of what happens: both are kept, or neither.
 *
 *     await record(tx, { viewer, action: "household.revealed", subject: { kind: "household", id }, area, reason });
 */
export const record = (sql: Queryable, happening: Happening): Promise<void> => insertEntry(sql, happening);

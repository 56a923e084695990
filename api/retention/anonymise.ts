import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable, Sql } from "../database/database.ts";
import {
  beginRun,
  type Days,
  dropPhotos,
  dropRun,
  dropSheetRows,
  dueHouseholds,
  emptyHouseholds,
  endRun,
  forgetAskers,
  forgetReporters,
  retentionDays,
} from "./queries.ts";

/** So many in one transaction: a moment's work, so that nobody waits for it. */
const BATCH = 500;

/** Who lets it run: nobody, when its time has come. */
type Starter = { viewer: Viewer | null; address: string };

/** Makes nobody of everyone who is kept longer than the rules say; gives how many. Each batch is logged, and kept for good. */
export const anonymise = async (sql: Sql, starter: Starter): Promise<Days> => (await runUnlessWithin(sql, 0, starter))!;

/** The same, when nobody has run it within the last `hours`; null when somebody has. */
export const anonymiseWhenDue = (sql: Sql, hours: number): Promise<Days | null> =>
  runUnlessWithin(sql, hours, { viewer: null, address: "schedule" });

async function runUnlessWithin(sql: Sql, hours: number, starter: Starter): Promise<Days | null> {
  const run = (await sql.begin((tx) => beginRun(tx, hours))) as number | null;
  if (run === null) return null;
  try {
    const days = await retentionDays(sql);
    await dropPhotos(sql, days.reporters);
    await dropSheetRows(sql, days.reporters);
    await forgetAskers(sql, days.reporters);
    const done = {
      households: await inBatches(sql, starter, "households", async (tx) => {
        const ids = await dueHouseholds(tx, days.households, BATCH);
        if (ids.length > 0) await emptyHouseholds(tx, ids);
        return ids;
      }),
      reporters: await inBatches(sql, starter, "reporters", (tx) => forgetReporters(tx, days.reporters, BATCH)),
    };
    await endRun(sql, run, done);
    return done;
  } catch (error) {
    await dropRun(sql, run).catch(() => {}); // the first error says more
    throw error;
  }
}

async function inBatches(
  sql: Sql,
  starter: Starter,
  what: string,
  forget: (tx: Queryable) => Promise<number[]>,
): Promise<number> {
  for (let count = 0; ; ) {
    const ids = (await sql.begin(async (tx) => {
      // why: whoever writes incidents or visits takes this lock first, so that none waits for another crosswise
      await holdLog(tx);
      const forgotten = await forget(tx);
      if (forgotten.length > 0) {
        await record(tx, { ...starter, action: "data.anonymised", details: { what, ids: forgotten } });
      }
      return forgotten;
    })) as number[];
    count += ids.length;
    if (ids.length < BATCH) return count;
  }
}

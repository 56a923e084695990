import { holdLog } from "../audit/queries.ts";
import type { Sql } from "../database/database.ts";
import { officeOf } from "../flow/queries.ts";
import { lookAgain } from "../look-again.ts";
import { nextCardMs, raiseCards, windClocks } from "./queries.ts";

/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = 5_000;
/** Other processes may wind clocks that nobody here is told of. */
const LOOK_EVERY_MS = 30_000;

/** Shows every card whose moment has come; gives how many incidents got another. Everything is in the database: a restart loses none. */
export async function showDueCards(sql: Sql): Promise<number> {
  let shown = 0;
  for (;;) {
    const [wound, raised] = (await sql.begin(async (tx) => {
      await holdLog(tx);
      const wound = await windClocks(tx, (await officeOf(tx)).rules.cards);
      return [wound, await raiseCards(tx)];
    })) as [number, number];
    shown += raised;
    if (wound === 0 && raised === 0) return shown;
  }
}

/** Shows cards when their moments come, from now on; `onShown` is called then. Gives how to stop it. */
export const followClocks = (sql: Sql, onShown: () => void): (() => void) =>
  lookAgain(
    async () => {
      if ((await showDueCards(sql)) > 0) onShown();
    },
    {
      beginAfterMs: BEGIN_AFTER_MS,
      everyMs: LOOK_EVERY_MS,
      soonerMs: () => nextCardMs(sql),
      complaint: "clocks cannot be read, trying again:",
    },
  );

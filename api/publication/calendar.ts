import type { Sql } from "../database/database.ts";
import { lookAgain } from "../look-again.ts";
import { enterAllDue } from "./in-force.ts";
import type { Publishing } from "./publish.ts";

const MINUTE = 60_000;
/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = MINUTE;
const LOOK_EVERY_MS = 5 * MINUTE;

/** Brings layouts into force when their day has come, whichever process is first; `onEntered` is called then. Gives how to stop it. */
export const followCalendar = (sql: Sql, publishing: Publishing, onEntered: () => void): (() => void) =>
  lookAgain(
    async () => {
      if ((await enterAllDue(sql, publishing)) > 0) onEntered();
    },
    {
      beginAfterMs: BEGIN_AFTER_MS,
      everyMs: LOOK_EVERY_MS,
      complaint: "a layout could not be brought into force, trying again:",
    },
  );

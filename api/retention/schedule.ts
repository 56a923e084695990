import type { Sql } from "../database/database.ts";
import { lookAgain } from "../look-again.ts";
import { anonymiseWhenDue } from "./anonymise.ts";

const MINUTE = 60_000;
/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = 2 * MINUTE;
const LOOK_EVERY_MS = 60 * MINUTE;
/** Less than a day, so that the hour does not wander. */
const RUN_AFTER_HOURS = 23;

/** Lets personal data that is kept too long become nobody's, once a day, whichever process is first. Gives how to stop it. */
export const startRetention = (sql: Sql): (() => void) =>
  lookAgain(() => anonymiseWhenDue(sql, RUN_AFTER_HOURS), {
    beginAfterMs: BEGIN_AFTER_MS,
    everyMs: LOOK_EVERY_MS,
    complaint: "personal data that is kept too long could not be removed, trying again:",
  });

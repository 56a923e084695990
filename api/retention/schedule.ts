import type { Sql } from "../database/database.ts";
import { anonymiseWhenDue } from "./anonymise.ts";

const MINUTE = 60_000;
/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = 2 * MINUTE;
const LOOK_EVERY_MS = 60 * MINUTE;
/** Less than a day, so that the hour does not wander. */
const RUN_AFTER_HOURS = 23;

/** Lets personal data that is kept too long become nobody's, once a day, whichever process is first. Gives how to stop it. */
export function startRetention(sql: Sql): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const look = () => {
    anonymiseWhenDue(sql, RUN_AFTER_HOURS)
      .catch((error: unknown) => {
        if (!stopped) console.error("personal data that is kept too long could not be removed, trying again:", error);
      })
      .finally(() => later(LOOK_EVERY_MS));
  };
  const later = (ms: number) => {
    if (!stopped) timer = setTimeout(look, ms).unref();
  };
  later(BEGIN_AFTER_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

import type { Sql } from "../database/database.ts";
import { enterAllDue } from "./in-force.ts";
import type { Publishing } from "./publish.ts";

const MINUTE = 60_000;
/** After the start: the town's own work comes first. */
const BEGIN_AFTER_MS = MINUTE;
const LOOK_EVERY_MS = 5 * MINUTE;

/** Brings layouts into force when their day has come, whichever process is first; `onEntered` is called then. Gives how to stop it. */
export function followCalendar(sql: Sql, publishing: Publishing, onEntered: () => void): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const look = () => {
    enterAllDue(sql, publishing)
      .then((entered) => {
        if (entered > 0) onEntered();
      })
      .catch((error: unknown) => {
        if (!stopped) console.error("a layout could not be brought into force, trying again:", error);
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

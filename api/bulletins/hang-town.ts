import type { Sql } from "../database/database.ts";
import { type MadeForArea, officeAreas, saveMade } from "./town-queries.ts";

const DAY_MS = 86_400_000;

/** What an office of a town just filled says: its bulletins, how to reach it. Times are days from now. */
export type OfficeSays = {
  phone: string;
  hours: string;
  bulletins: readonly {
    title: string;
    text: string;
    urgency: string;
    fromDays: number;
    untilDays: number | null;
  }[];
};

/** Writes what the offices of a town just filled say, where none has said anything; `say` is asked for the nth area of a level. */
export async function hangTown(
  sql: Sql,
  say: (level: string, nth: number) => OfficeSays,
  now = Date.now(),
): Promise<void> {
  const areas = await officeAreas(sql);
  const seen = new Map<string, number>();
  const at = (days: number) => new Date(now + days * DAY_MS).toISOString();
  const made = areas.map(({ id, level, name, address }): MadeForArea => {
    const nth = seen.get(level) ?? 0;
    seen.set(level, nth + 1);
    const { bulletins, ...contact } = say(level, nth);
    return {
      area: id,
      by: name,
      address,
      ...contact,
      bulletins: bulletins.map(({ fromDays, untilDays, ...words }) => ({
        ...words,
        from: at(fromDays),
        until: untilDays === null ? null : at(untilDays),
      })),
    };
  });
  await sql.begin(async (tx) => {
    for (const one of made) await saveMade(tx, one);
  });
}

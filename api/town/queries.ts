import { CODE_TABLES, type CodeTable } from "../../domain/codes.ts";
import type { Queryable } from "../database/database.ts";

export type CodeRow = { id: number; code: string; name_zh: string; name_en: string; rank: number } & Record<
  string,
  unknown
>;

/** Every code table, its rows as JSON, sorted by rank. */
export async function codeRows(sql: Queryable): Promise<Record<CodeTable, CodeRow[]>> {
  const tables = await Promise.all(
    CODE_TABLES.map(
      async (table) => [table, await sql<CodeRow[]>`select * from ${sql(table)} order by rank, id`] as const,
    ),
  );
  return Object.fromEntries(tables) as unknown as Record<CodeTable, CodeRow[]>;
}

/** What imports say of the data: whom to name on the map, and whether any of it is made up. */
export const provenance = (sql: Queryable) =>
  sql<{ attributions: string[]; simulated: boolean; facilities: number }[]>`
  select coalesce(array_agg(distinct attribution) filter (where attribution <> ''), '{}') as attributions,
    coalesce(bool_or(simulated), false) as simulated,
    (select count(*) from facility) as facilities
  from import_run
`.then(([row]) => row);

/** True while no import has ever loaded anything and nobody has put a row in by hand. */
export const isEmpty = (sql: Queryable): Promise<boolean> =>
  sql<{ empty: boolean }[]>`
  select not exists (select from import_run) and not exists (select from area) and not exists (select from building)
    and not exists (select from household) and not exists (select from incident) as empty
`.then(([row]) => row.empty);

/** True where there are data and every import of them was of made-up ones. */
export const isMadeUp = (sql: Queryable): Promise<boolean> =>
  sql<{ made_up: boolean }[]>`
  select coalesce(bool_and(simulated), false) as made_up from import_run
`.then(([row]) => row.made_up);

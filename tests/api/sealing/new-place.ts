import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../../../api/database/database.ts";
import { openSealer } from "../../../api/sealing/open-sealer.ts";
import type { Engine } from "../../support/engines.ts";

/** The database of `engine` as it was before anything was sealed, and what its starts would do with keys of the test's own. */
export async function newPlace(engine: Engine) {
  const database = await engine.fresh();
  const { dataDir, databaseUrl } = await engine.settings();
  const keyFile = join(dataDir, "data.key");
  await database.sql`truncate sealing_key`;
  rmSync(keyFile, { force: true });
  const settings = (dataKeys: readonly Buffer[]) => ({ dataDir, databaseUrl, dataKeys });
  return {
    sql: database.sql,
    keyFile,
    settings,
    /** The database as a start with `keys` opens it. */
    start: async (keys: readonly Buffer[]): Promise<Database> => ({
      ...database,
      sealer: await openSealer(database.sql, settings(keys)),
    }),
  };
}

/** Puts `count` households with open names and phones into the database. */
export const addOpenHouseholds = (sql: Database["sql"], count: number) => sql`
  insert into household (code, type_id, head, phone, position)
  select 'H-' || n, 10, '户主' || n, nullif('1380000' || n, '13800001'), st_setsrid(st_makepoint(113, 35), 4326)
  from generate_series(1, ${count}::integer) as n`;

type Lying = { code: string; head: string; phone: string | null };

/** Names and phones as they lie in the database, in the order they came. */
export const lyingThere = async (sql: Database["sql"]): Promise<Lying[]> => [
  ...(await sql<Lying[]>`select code, head, phone from household order by id`),
];

/** The same, opened. */
export const opened = async ({ sql, sealer }: Database): Promise<Lying[]> =>
  (await lyingThere(sql)).map(({ code, head, phone }) => ({
    code,
    head: sealer.open(head, code),
    phone: phone && sealer.open(phone, code),
  }));

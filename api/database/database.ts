import { type KeySettings, openSealer } from "../sealing/open-sealer.ts";
import type { Database } from "./connection.ts";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./server.ts";

export type { Database, Queryable, Sql } from "./connection.ts";

/**
 * Opens and migrates the database that `settings` names, and seals what still lies open in it. Throws DatabaseInUse when another process holds the folder,
 * SealingRefused when its key is missing or wrong.
 */
export async function openDatabase(settings: KeySettings): Promise<Database> {
  const database = settings.databaseUrl ? openServer(settings.databaseUrl) : await openEmbedded(settings.dataDir);
  try {
    await migrate(database.sql);
    return { ...database, sealer: await openSealer(database.sql, settings) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

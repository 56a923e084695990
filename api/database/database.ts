import type { Settings } from "../env.ts";
import type { Database } from "./connection.ts";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./server.ts";

export type { Database, Queryable, Sql } from "./connection.ts";

/** Opens and migrates the database that `settings` names. Throws DatabaseInUse when another process holds the folder. */
export async function openDatabase(settings: Pick<Settings, "dataDir" | "databaseUrl">): Promise<Database> {
  const database = settings.databaseUrl ? openServer(settings.databaseUrl) : await openEmbedded(settings.dataDir);
  try {
    await migrate(database.sql);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

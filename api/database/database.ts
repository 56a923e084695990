import type postgres from "postgres";
import type { Settings } from "../env.ts";
import { openEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { openServer } from "./server.ts";

/** The tagged template of postgres.js; the same on both engines. */
export type Sql = postgres.Sql<{ bigint: number }>;

/** A transaction or the whole database: what a query needs. */
export type Queryable = postgres.ISql<{ bigint: number }>;

/** One interface, two engines. Nothing outside this folder asks which one it is. */
export type Database = {
  engine: "pglite" | "postgres";
  sql: Sql;
  /** Calls `onChange` when another process has committed changes. The embedded engine has no other process. */
  listen(onChange: () => void): Promise<void>;
  close(): Promise<void>;
};

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

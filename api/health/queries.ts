import type { Queryable } from "../database/database.ts";

/** Versions of the engine and of PostGIS. */
export const databaseVersions = (sql: Queryable) =>
  sql<{ version: string; postgis: string }[]>`
  select current_setting('server_version') as version, postgis_lib_version() as postgis
`.then(([row]) => row);

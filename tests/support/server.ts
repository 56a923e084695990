import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../api/database/database.ts";
import type { AppSettings } from "../../api/parts.ts";
import { serve } from "../../api/server.ts";
import { signIn } from "./signed-in.ts";

/** A whole server of a test's own on a free port: the built page, the API, an embedded database. */
export type TestServer = { url: string; database: Database; stop: () => Promise<void> };

type Settings = Partial<AppSettings> & { port?: number };

/**
 * Starts a server over a database that `fill` has filled, with someone who may do everything signed in. It begins empty, or as a
 * copy of the data folder `from`. The page must have been built (npm test does).
 */
export async function startTestServer(
  fill: (database: Database) => Promise<void>,
  settings: Settings = {},
  from = inject("embeddedTemplate"),
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "minqingtu-server-"));
  const dataDir = join(folder, "data");
  cpSync(from, dataDir, { recursive: true });
  const database = await openDatabase({ dataDir, databaseUrl: null });
  await fill(database);
  await signIn(database.sql);
  const served = await serve({ database, settings: { host: "127.0.0.1", port: 0, ...settings } });
  return {
    url: served.url,
    database,
    stop: async () => {
      await served.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import type { Database } from "../../api/database/database.ts";
import { tryPort } from "../../api/listen.ts";
import type { AppSettings } from "../../api/parts.ts";
import { serve } from "../../api/server.ts";
import { ownPlace } from "./engines.ts";
import { signIn } from "./signed-in.ts";

/** A whole server of a test's own on a free port: the built page, the API, a database. */
export type TestServer = { url: string; database: Database; stop: () => Promise<void> };

type Settings = Partial<AppSettings> & { port?: number; pageFolder?: string; engine?: Database["engine"] };

/** Where this process's servers listen, one after the other: a browser keeps the page's files by their address. 0 until one has. */
let usualPort = 0;

/**
 * Starts a server over a database that `fill` has filled, with someone who may do everything signed in. It begins empty, or as a
 * copy of `from` (engines.ts). The page must have been built (npm test does).
 * why on the quickest engine, unless `engine` says another: what a screen shows does not depend on it, and an embedded one takes seconds to open
 */
export async function startTestServer(
  fill: (database: Database) => Promise<void>,
  { pageFolder, engine, ...settings }: Settings = {},
  from?: string,
): Promise<TestServer> {
  const place = ownPlace(from, engine);
  const database = await place.open();
  await fill(database);
  await signIn(database.sql);
  const host = "127.0.0.1";
  // why another: a second server of this process, or another program, may have it
  const port = await tryPort({ host, port: usualPort }).then(
    () => usualPort,
    () => 0,
  );
  const served = await serve({ database, settings: { host, port, ...settings }, pageFolder });
  usualPort ||= Number(new URL(served.url).port);
  return {
    url: served.url,
    database,
    stop: async () => {
      await served.close();
      await place.remove();
    },
  };
}

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import type { GatewayName } from "../domain/notice.ts";
import { type App, createApp } from "./app.ts";
import { followClocks } from "./cards/follow-clocks.ts";
import type { Database, Sql } from "./database/database.ts";
import type { Settings } from "./env.ts";
import { followHandingOn } from "./handing-on/hand-on.ts";
import { asHttpError, forLog } from "./http/errors.ts";
import { listen } from "./listen.ts";
import { Changes } from "./live/changes.ts";
import { type AppSettings, USUAL_SETTINGS } from "./parts.ts";
import { startRetention } from "./retention/schedule.ts";
import { PROFILES } from "./sign-in/profiles.ts";
import { SessionUse } from "./sign-in/session-use.ts";
import { isMadeUp } from "./town/queries.ts";

const PROJECT = new URL("../", import.meta.url);

/** What listens: where, and how to stop it. The database stays open. */
export type Served = { url: string; close(): Promise<void> };

/** As the environment says it: who sends notices may be left to what the data are. */
type SettingsGiven = Omit<AppSettings, "noticeGateway"> & Pick<Settings, "noticeGateway">;

// why: a town that is made up can try everything, and real residents are never told by a simulator that they were told
const gatewayFor = async (sql: Sql): Promise<GatewayName> => ((await isMadeUp(sql)) ? "simulator" : "none");

/** Everything but the listening: for `serve`, and for tests that ask the app directly. */
export async function openApp(
  database: Database,
  given: SettingsGiven = USUAL_SETTINGS,
  pageFolder = fileURLToPath(new URL("dist", PROJECT)),
) {
  const settings = { ...given, noticeGateway: given.noticeGateway ?? (await gatewayFor(database.sql)) };
  const changes = await Changes.open(database);
  const { version } = JSON.parse(readFileSync(new URL("package.json", PROJECT), "utf8")) as { version: string };
  const { sessions } = changes.memory;
  sessions.idleMs = PROFILES[settings.passwordProfile].idleMs;
  const use = new SessionUse(database.sql, sessions);
  const parts = { database, memory: changes.memory, changes, settings, version };
  const app = createApp(parts, pageFolder);
  const stopRetention = startRetention(database.sql);
  const stopClocks = followClocks(database.sql, () => changes.pullQuietly());
  const stopHandingOn = followHandingOn(parts);
  const close = async () => {
    stopHandingOn();
    stopRetention();
    stopClocks();
    await app.close();
    use.close();
    await changes.close();
  };
  return { app, changes, close };
}

/** Listens on `settings.host` and `settings.port` (0: any free one). Rejects when the port is taken. */
export async function serve(given: {
  database: Database;
  settings: Pick<Settings, "host" | "port"> & Partial<SettingsGiven>;
  /** of the built page; the project's own unless told */
  pageFolder?: string;
}): Promise<Served> {
  const { host } = given.settings;
  const { app, close } = await openApp(given.database, { ...USUAL_SETTINGS, ...given.settings }, given.pageFolder);
  const listener = getRequestListener((request, env) => app.fetch(request, env as HttpBindings));
  const server = createServer((incoming, outgoing) => {
    if (!isTileSent(app, incoming, outgoing)) void listener(incoming, outgoing);
  });
  await listen(server, given.settings).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: async () => {
      await close();
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await ended;
    },
  };
}

// why: a tile that cannot be made must fail like every other request, with 500 and in the log, not end the process
function isTileSent(app: App, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  try {
    return app.sendTile(incoming, outgoing);
  } catch (error) {
    console.error(forLog(error));
    const { status, body } = asHttpError(error);
    outgoing.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    return true;
  }
}

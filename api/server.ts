import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { createApp } from "./app.ts";
import type { Database } from "./database/database.ts";
import type { Settings } from "./env.ts";
import { Changes } from "./live/changes.ts";

const PROJECT = new URL("../", import.meta.url);

/** What listens: where, and how to stop it. The database stays open. */
export type Served = { url: string; close(): Promise<void> };

/** Everything but the listening: for `serve`, and for tests that ask the app directly. */
export async function openApp(database: Database, pageFolder = fileURLToPath(new URL("dist", PROJECT))) {
  const changes = await Changes.open(database);
  const { version } = JSON.parse(readFileSync(new URL("package.json", PROJECT), "utf8")) as { version: string };
  const app = createApp({ database, memory: changes.memory, changes, version }, pageFolder);
  const close = async () => {
    app.close();
    await changes.close();
  };
  return { app, changes, close };
}

/** Listens on `settings.host` and `settings.port` (0: any free one). Rejects when the port is taken. */
export async function serve(given: { database: Database; settings: Pick<Settings, "host" | "port"> }): Promise<Served> {
  const { host, port } = given.settings;
  const { app, close } = await openApp(given.database);
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env as HttpBindings) });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: async () => {
      await close();
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await ended;
    },
  };
}

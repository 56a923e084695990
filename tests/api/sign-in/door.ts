import { type AppSettings, USUAL_SETTINGS } from "../../../api/parts.ts";
import { openApp } from "../../../api/server.ts";
import { PASSWORD } from "../../support/account.ts";
import type { Engine } from "../../support/engines.ts";
import { littleTown } from "../../support/little-town.ts";

type Asking = { cookie?: string; from?: string; headers?: Record<string, string>; url?: string };

/** The little town's server, and how to come in by its door. */
export async function openDoor(engine: Engine, settings: Partial<AppSettings> = {}) {
  const database = await engine.fresh();
  await littleTown(database.sql);
  const { app, changes, close } = await openApp(database, { ...USUAL_SETTINGS, ...settings });

  /** the answer to a request of any kind, from the address `from` */
  const send = async (method: string, path: string, body?: unknown, asking: Asking = {}): Promise<Response> => {
    const request = new Request(`${asking.url ?? "http://town"}${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const [name, value] of Object.entries(asking.headers ?? {})) request.headers.set(name, value);
    if (asking.cookie) request.headers.set("cookie", asking.cookie);
    const socket = { remoteAddress: asking.from ?? "192.0.2.1" };
    return app.fetch(request, { incoming: { socket } } as never);
  };
  const knock = (username: unknown, password: unknown, asking: Asking = {}, more = {}) =>
    send("POST", "/api/session", { username, password, ...more }, asking);
  return {
    sql: database.sql,
    sealer: database.sealer,
    sessions: changes.memory.sessions,
    pull: () => changes.pull(),
    close,
    send,
    /** an attempt to sign in */
    knock,
    /** signs in; gives the Cookie header */
    enter: async (username: string, password = PASSWORD): Promise<string> => {
      const response = await knock(username, password);
      if (response.status !== 200) throw new Error(`${username}: ${response.status} ${await response.text()}`);
      return cookieIn(response);
    },
    /** as if `seconds` had passed for all that is locked and counted */
    wait: (seconds: number) =>
      database.sql`update sign_in_limit set since = since - make_interval(secs => ${seconds}),
        locked_until = locked_until - make_interval(secs => ${seconds})`,
  };
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** The Cookie header that a browser would send after `response`. */
export const cookieIn = (response: Response): string => response.headers.get("set-cookie")!.split(";")[0];

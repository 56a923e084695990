import type { WallSettings } from "../../domain/wall/settings.ts";
import { cookieHeader, type SessionCookie } from "../support/sign-in.ts";
import type { BenchServer } from "./server.ts";

/** Pairs a wall of everything with `server`, set to `settings`; gives the cookie of its browser. */
export async function pairWall({ url, cookie }: BenchServer, settings: WallSettings): Promise<SessionCookie> {
  const send = async (method: string, path: string, body: object, as: string): Promise<Response> => {
    const headers = { "content-type": "application/json", cookie: as, origin: url };
    const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const administrator = cookieHeader(cookie);
  const offered = await (await send("POST", "/api/device-pairings", { kind: "wall" }, "")).json();
  const { code, ticket } = offered as { code: string; ticket: string };
  const device = await (await send("POST", "/api/devices", { code, name: "wall", area: null }, administrator)).json();
  const { id } = device as { id: number };
  await send("PATCH", `/api/walls/${id}`, { revision: 0, settings }, administrator);
  const come = await send("POST", "/api/session/device", { ticket }, "");
  const [name, value] = (come.headers.getSetCookie()[0] ?? "").split(";")[0].split("=");
  return { name, value };
}

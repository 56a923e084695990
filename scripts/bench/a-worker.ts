import { randomUUID } from "node:crypto";
import { cookieHeader, type SessionCookie } from "../support/sign-in.ts";
import type { BenchServer } from "./server.ts";

/** Signs in as a worker of the area with code `area`, whose account is made for it. */
export async function signInAsWorker({ url, cookie }: BenchServer, area: string): Promise<SessionCookie> {
  const username = `worker-${randomUUID().slice(0, 8)}`;
  const [given, own] = [randomUUID(), randomUUID()];
  const send = async (path: string, body: object, as: string): Promise<Response> => {
    const headers = { "content-type": "application/json", cookie: as, origin: url };
    const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const grants = [{ role: "worker", area }];
  await send("/api/accounts", { username, name: username, password: given, grants }, cookieHeader(cookie));
  const first = cookieOf(await send("/api/session", { username, password: given }, ""));
  return cookieOf(await send("/api/session/password", { current: given, password: own }, cookieHeader(first)));
}

function cookieOf({ headers }: Response): SessionCookie {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(headers.getSetCookie()[0] ?? "") ?? [];
  if (!name) throw new Error("the answer brought no cookie");
  return { name, value };
}

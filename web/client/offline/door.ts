// Coming in and going out, where a device keeps copies: they belong to whoever is signed in, and go with them.

import type { SessionInfo } from "../../../domain/role.ts";
import { dropAskedAhead } from "../pack.ts";
import { failed, ok, type Result } from "../result.ts";
import { type Credentials, fetchSession, sessionClient, signIn, signOut } from "../session.ts";
import { keptJson } from "./kept.ts";
import { canKeep, isPlaceThere, openPlace } from "./place.ts";
import { belongTo, forgetCopies } from "./whose.ts";

/** What the entrance asks the server, for a page that keeps copies. */
export const keepingClient = {
  ...sessionClient,
  session: async (): Promise<Result<SessionInfo>> => {
    // why first: who signed out in a place without a connection is signed out
    if ((await isLeaving()) && !(await leave()).ok)
      return failed({ code: "network", message: "", where: "/api/session" });
    const answer = await fetchSession();
    if (!answer.ok && answer.error.status === 401) await dropAskedAhead();
    return settled(answer);
  },
  /** who was signed in when the server was last heard */
  keptSession: async (): Promise<SessionInfo | null> => (await keptJson<SessionInfo>("/api/session"))?.value ?? null,
  signIn: async (credentials: Credentials) => settled(await signIn(credentials)),
  signOut: async (): Promise<Result<void>> => {
    await forgetCopies();
    if (canKeep()) await (await openPlace()).put("flags", true, "leaving");
    const answer = await leave();
    // why ok all the same: the device has forgotten, and tells the server before it asks it anything again
    return answer.ok || answer.error.code === "network" ? ok(undefined) : answer;
  },
};

/** After somebody signed in or out on a page that keeps nothing: copies that another page of this browser keeps follow. */
export async function followAccount(username: string | null): Promise<void> {
  if (!(await isPlaceThere())) return;
  if (username === null) await forgetCopies();
  else await belongTo(username);
}

async function settled(answer: Result<SessionInfo>): Promise<Result<SessionInfo>> {
  if (!canKeep()) return answer;
  if (answer.ok) await belongTo(answer.value.username);
  else if (answer.error.status === 401) await forgetCopies();
  return answer;
}

async function leave(): Promise<Result<void>> {
  const answer = await signOut();
  if (answer.ok && canKeep()) await (await openPlace()).delete("flags", "leaving");
  return answer;
}

async function isLeaving(): Promise<boolean> {
  return (await isPlaceThere()) && (await (await openPlace()).get("flags", "leaving")) === true;
}

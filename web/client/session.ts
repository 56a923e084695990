import type { SignInWays } from "../../domain/account.ts";
import type { SessionInfo } from "../../domain/role.ts";
import { getJson, sendJson } from "./request.ts";

export type Credentials = {
  username: string;
  password: string;
  /** one-time code, when one was asked for */
  code?: string;
};

/** `GET /api/session`: who is signed in. */
export const fetchSession = () => getJson<SessionInfo>("/api/session");

/** `POST /api/session` */
export const signIn = (credentials: Credentials) => sendJson<SessionInfo>("POST", "/api/session", credentials);

/** `DELETE /api/session` */
export const signOut = () => sendJson<void>("DELETE", "/api/session");

/** `POST /api/session/password`: every other session of the account ends. */
export const changePassword = (current: string, password: string) =>
  sendJson<SessionInfo>("POST", "/api/session/password", { current, password });

/** `GET /api/session/ways`: how one can sign in, and what a password must be. */
export const fetchWays = () => getJson<SignInWays>("/api/session/ways");

/** A secret for an authenticator: as text, and as the address that it reads from a square code. */
export type CodeSecret = { secret: string; uri: string };

/** `POST /api/session/code {"current": "…"}`: a secret for one-time codes; nothing is asked for yet. */
export const beginCode = (current: string) => sendJson<CodeSecret>("POST", "/api/session/code", { current });

/** `POST /api/session/code {"code": "123456"}`: from now on codes are asked for. */
export const confirmCode = (code: string) => sendJson<{ active: true }>("POST", "/api/session/code", { code });

/** `DELETE /api/session/code {"current": "…"}` */
export const endCode = (current: string) => sendJson<void>("DELETE", "/api/session/code", { current });

/** All of it, as the entrance asks it. */
export const sessionClient = {
  session: fetchSession,
  signIn,
  signOut,
  changePassword,
  ways: fetchWays,
  beginCode,
  confirmCode,
  endCode,
};

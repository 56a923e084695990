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

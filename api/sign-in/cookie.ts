import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import { SESSION_COOKIE } from "../access/token.ts";
import { isByTls } from "../http/origin.ts";
import type { AppSettings } from "../parts.ts";
import { SESSION_MS } from "./profiles.ts";

/** Gives the browser a session's token, which no script can read and no other site can make it send; null takes it away. */
export function giveCookie(c: Context, settings: AppSettings, token: string | null, lastsMs = SESSION_MS): void {
  setCookie(c, SESSION_COOKIE, token ?? "", {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: isByTls(c, settings),
    maxAge: token === null ? 0 : lastsMs / 1000,
  });
}

import { createHmac, randomBytes } from "node:crypto";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { hashOfToken } from "../access/token.ts";
import { isByTls } from "../http/origin.ts";
import type { AppSettings } from "../parts.ts";

/** How long one may take at the provider. */
export const ATTEMPT_S = 600;

const COOKIE = "minqingtu-openid";
const PATH = "/api/session/openid";

/** One sign-in by way of the provider: what binds its beginning to its end. */
export type Attempt = {
  /** known to the database when it has been completed */
  hash: Buffer;
  state: string;
  nonce: string;
  verifier: string;
  /** path of ours where the browser goes afterwards */
  to: string;
};

/**
 * Begins one. All that must be kept lies in a cookie: 256 random bits, when, and where to go on. State, nonce and the secret of
 * PKCE follow from it, so that nothing can be taken from the database, and a flood of beginnings fills nothing.
 */
export function beginAttempt(c: Context, settings: AppSettings, to: string, now = Date.now()): Attempt {
  const value = [randomBytes(32).toString("base64url"), Math.floor(now / 1000), base64(to)].join(".");
  // why Lax: the provider's page sends the browser back, and Strict would keep the cookie from that request
  setCookie(c, COOKIE, value, {
    path: PATH,
    httpOnly: true,
    sameSite: "Lax",
    secure: isByTls(c, settings),
    maxAge: ATTEMPT_S,
  });
  return attemptOf(value, to);
}

/** Ends the one that this browser has begun; null when there is none, or when it took too long. */
export function endAttempt(c: Context, now = Date.now()): Attempt | null {
  const value = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: PATH });
  const [secret, since, to] = value?.split(".") ?? [];
  if (!value || !secret || secret.length < 43 || !to) return null;
  const ageS = now / 1000 - Number(since);
  return ageS >= -1 && ageS <= ATTEMPT_S ? attemptOf(value, Buffer.from(to, "base64url").toString()) : null;
}

function attemptOf(value: string, to: string): Attempt {
  const derived = (what: string) => createHmac("sha256", value).update(what).digest("base64url");
  return {
    hash: hashOfToken(value),
    state: derived("state"),
    nonce: derived("nonce"),
    verifier: derived("verifier"),
    to,
  };
}

const base64 = (text: string): string => Buffer.from(text).toString("base64url");

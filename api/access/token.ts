import { createHash, randomBytes } from "node:crypto";

/** The cookie that holds a session's token. */
export const SESSION_COOKIE = "minqingtu";

/** A new token: 256 random bits. Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database knows of a token: SHA-256. A token is random, so that nothing slower is needed. */
export const hashOfToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The token in a Cookie header; null when there is none. */
export function tokenIn(cookies: string | null | undefined): string | null {
  for (const part of cookies?.split(";") ?? []) {
    const [name, value] = part.split("=", 2);
    if (name.trim() === SESSION_COOKIE && value) return value.trim();
  }
  return null;
}

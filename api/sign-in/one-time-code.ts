import { Secret, TOTP } from "otpauth";
import type { Database } from "../database/database.ts";
import { takeStep } from "./queries.ts";

const PERIOD_S = 30;

/** What a secret is sealed for: it opens for no other account. */
export const sealedFor = (accountId: number): string => `totp ${accountId}`;

const generator = (secret: string, label = "") =>
  new TOTP({
    issuer: "民情图",
    label,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: PERIOD_S,
    algorithm: "SHA1",
  });

/** A new secret, 160 random bits in base32, and the address that an authenticator reads as a square code (RFC 6238). */
export function newSecret(username: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: generator(secret, username).toString() };
}

/** Number of the time step that `code` belongs to, one step early or late allowed; null when it is wrong. */
export function stepOf(secret: string, code: string, now = Date.now()): number | null {
  const plain = code.replaceAll(" ", "");
  const off = /^\d{6}$/.test(plain) ? generator(secret).validate({ token: plain, timestamp: now, window: 1 }) : null;
  return off === null ? null : Math.floor(now / 1000 / PERIOD_S) + off;
}

/** Whether `code` is right for the account's `sealed` secret and was not taken before. It is taken then. */
export async function isCodeTaken(
  { sql, sealer }: Database,
  account: { id: number },
  sealed: string,
  code: string,
): Promise<boolean> {
  const step = stepOf(sealer.open(sealed, sealedFor(account.id)), code);
  return step !== null && (await takeStep(sql, account.id, step));
}

import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { HttpError } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { Attempt } from "./attempts.ts";
import type { From } from "./from.ts";
import { isPassword } from "./password-hash.ts";
import { PROFILES } from "./profiles.ts";
import { type Credentials, credentialsOf } from "./queries.ts";

/**
 * Makes sure that who is signed in knows the account's password; gives the account. Counts like an attempt to sign in, so that a
 * stolen cookie does not help to find it. Throws 400 `wrong_password`, 429 `too_many_attempts`.
 */
export async function confirmPassword(
  parts: Parts,
  viewer: Viewer,
  password: string,
  { address }: From,
): Promise<Credentials> {
  const { sql } = parts.database;
  const { id, username } = viewer.account;
  const attempt = new Attempt(sql, username, address, PROFILES[parts.settings.passwordProfile]);
  await attempt.begin();
  const account = await credentialsOf(sql, username);
  const isRight = await attempt.judge(() => isPassword(account?.password_hash ?? null, password));
  if (!account || !isRight) {
    await record(sql, { viewer, action: "session.failed", subject: { kind: "account", id }, address });
    throw new HttpError(400, "wrong_password", "现在的密码不对。 The present password is wrong.", "current");
  }
  await attempt.succeed();
  return account;
}

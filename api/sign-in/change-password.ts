import { hashOfToken, newToken } from "../access/token.ts";
import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { HttpError } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { confirmPassword } from "./confirm-password.ts";
import type { From } from "./from.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { passwordFault, weakPassword } from "./password-rules.ts";
import { PROFILES, SESSION_MS } from "./profiles.ts";
import { deleteSessionsOf, insertSession, pastPasswords, setPassword } from "./queries.ts";

/**
 * Changes the password of the one who asks, ends all their sessions and begins a new one; gives its token. Throws 400
 * `weak_password` with the rule, 400 `wrong_password`, 409 when it was changed meanwhile, 429 `too_many_attempts`.
 */
export async function changePassword(
  parts: Parts,
  viewer: Viewer,
  given: { current: string; password: string },
  from: From,
): Promise<string> {
  const { sql } = parts.database;
  const { username } = viewer.account;
  const profile = PROFILES[parts.settings.passwordProfile];
  const fault = passwordFault(given.password, username, profile);
  if (fault) throw weakPassword(fault, profile);

  const account = await confirmPassword(parts, viewer, given.current, from);
  const past = await pastPasswords(sql, account.id, profile.remembered - 1);
  for (const before of [account.password_hash, ...past]) {
    if (await isPassword(before, given.password)) throw weakPassword("reused", profile);
  }

  const hash = await hashPassword(given.password);
  const token = newToken();
  await sql.begin(async (transaction) => {
    const change = { accountId: account.id, hash, before: account.password_hash, expired: false, validDays: null };
    if (!(await setPassword(transaction, change))) throw changedMeanwhile();
    await deleteSessionsOf(transaction, account.id);
    const session = { accountId: account.id, passwordHash: hash, way: "password" as const, lastsMs: SESSION_MS };
    if ((await insertSession(transaction, { ...session, tokenHash: hashOfToken(token), ...from })) === undefined)
      throw changedMeanwhile();
    await record(transaction, { viewer, action: "password.changed", address: from.address });
  });
  await parts.changes.pull();
  return token;
}

const changedMeanwhile = () =>
  new HttpError(409, "changed_meanwhile", "密码刚被改过，请重新登录。 The password was changed meanwhile.");

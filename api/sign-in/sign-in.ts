import { hashOfToken, newToken } from "../access/token.ts";
import { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { HttpError } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { Attempt } from "./attempts.ts";
import type { From } from "./from.ts";
import { isCodeTaken } from "./one-time-code.ts";
import { isPassword } from "./password-hash.ts";
import { PROFILES, SESSION_MS } from "./profiles.ts";
import { type Credentials, credentialsOf, deleteSession, expirePassword, insertSession } from "./queries.ts";
import { isUserName } from "./user-name.ts";

/**
 * Signs in; gives the token of the new session. Throws 401 `bad_credentials`, the same for every reason; 401 `code_required`
 * where the password is right and a one-time code is missing or wrong; 429 `too_many_attempts`.
 */
export async function signIn(
  parts: Parts,
  given: { username: string; password: string; code?: string },
  from: From,
): Promise<string> {
  const { sql } = parts.database;
  const profile = PROFILES[parts.settings.passwordProfile];
  const attempt = new Attempt(sql, given.username, from.address, profile);
  await attempt.begin();
  const account = isUserName(given.username) ? await credentialsOf(sql, given.username) : undefined;
  const isRight = await attempt.judge(() => isPassword(account?.password_hash ?? null, given.password));
  if (!account || !isRight || account.disabled || account.lapsed) throw await refused(parts, account, from);
  if (account.totp_secret !== null) {
    if (given.code === undefined) {
      await attempt.takeBack();
      throw codeRequired("请输入动态验证码。 Enter the one-time code.");
    }
    if (!(await isCodeTaken(parts.database, account, account.totp_secret, given.code))) {
      await refused(parts, account, from);
      throw codeRequired("动态验证码不对，或已用过。 The one-time code is wrong, or was used before.");
    }
  }
  const isOld = profile.maxAgeDays !== null && account.password_days > profile.maxAgeDays;
  const token = newToken();
  const isBegun = await sql.begin(async (transaction) => {
    const { id: accountId, password_hash: passwordHash } = account;
    const way = "password" as const;
    const session = { accountId, passwordHash, way, tokenHash: hashOfToken(token), lastsMs: SESSION_MS, ...from };
    const id = await insertSession(transaction, session);
    if (id === undefined) return false;
    if (isOld) await expirePassword(transaction, accountId);
    const viewer = actor(account, id);
    await record(transaction, { viewer, action: "session.created", address: from.address });
    return true;
  });
  if (!isBegun) throw await refused(parts, account, from);
  await attempt.succeed();
  await parts.changes.pull();
  return token;
}

/** Signs `viewer` out. */
export async function endSession(parts: Parts, viewer: Viewer, address: string): Promise<void> {
  await parts.database.sql.begin(async (transaction) => {
    if (!(await deleteSession(transaction, viewer.sessionId))) return;
    await record(transaction, { viewer, action: "session.ended", address });
  });
  await parts.changes.pull();
}

/** The one who signs in, as the log names them. */
export const actor = (
  { id, username, name, staff_id }: Pick<Credentials, "id" | "username" | "name" | "staff_id">,
  sessionId: number,
): Viewer => new Viewer(sessionId, { id, username, name, staffId: staff_id, passwordExpired: false }, [], 0);

async function refused(parts: Parts, account: Credentials | undefined, { address }: From): Promise<HttpError> {
  const subject = account ? { kind: "account", id: account.id } : null;
  await record(parts.database.sql, { viewer: null, action: "session.failed", subject, address });
  return new HttpError(401, "bad_credentials", "用户名或密码不对。 The user name or the password is wrong.");
}

const codeRequired = (message: string) => new HttpError(401, "code_required", message, "code");

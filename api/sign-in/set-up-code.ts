import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { HttpError } from "../http/errors.ts";
import type { Parts } from "../parts.ts";
import { confirmPassword } from "./confirm-password.ts";
import type { From } from "./from.ts";
import { newSecret, sealedFor, stepOf } from "./one-time-code.ts";
import { confirmSecret, credentialsOf, keepPendingSecret, removeSecret, takeStep } from "./queries.ts";

/**
 * Makes a secret for one-time codes, for an authenticator to read; nothing is asked for until `confirmCode`. Asks for the
 * password, since a cookie that was left open must not be enough to lock its owner out. Throws as `confirmPassword`.
 */
export async function beginCode(parts: Parts, viewer: Viewer, password: string, from: From) {
  const { sql, sealer } = parts.database;
  const { id, username } = await confirmPassword(parts, viewer, password, from);
  const made = newSecret(username);
  await keepPendingSecret(sql, id, sealer.seal(made.secret, sealedFor(id)));
  return made;
}

/** Turns one-time codes on, when `code` is one of the secret that was made. Throws 400 `wrong_code`. */
export async function confirmCode(parts: Parts, viewer: Viewer, code: string, from: From): Promise<void> {
  const { sql, sealer } = parts.database;
  const account = await credentialsOf(sql, viewer.account.username);
  const sealed = account?.totp_pending ?? null;
  const step = account && sealed !== null ? stepOf(sealer.open(sealed, sealedFor(account.id)), code) : null;
  if (!account || sealed === null || step === null) {
    const message = "动态验证码不对，请检查手机时间后再试。 The code is wrong; check the clock of the phone.";
    throw new HttpError(400, "wrong_code", message, "code");
  }
  await sql.begin(async (transaction) => {
    if (!(await confirmSecret(transaction, account.id, sealed))) return;
    await takeStep(transaction, account.id, step);
    await note(transaction, viewer, from, true);
  });
}

/** Turns one-time codes off. Throws as `confirmPassword`. */
export async function endCode(parts: Parts, viewer: Viewer, password: string, from: From): Promise<void> {
  const { id } = await confirmPassword(parts, viewer, password, from);
  await parts.database.sql.begin(async (transaction) => {
    if (await removeSecret(transaction, id)) await note(transaction, viewer, from, false);
  });
}

const note = (sql: Parameters<typeof record>[0], viewer: Viewer, { address }: From, oneTimeCode: boolean) =>
  record(sql, {
    viewer,
    action: "account.changed",
    subject: { kind: "account", id: viewer.account.id },
    address,
    details: { oneTimeCode },
  });

import { hashOfToken, newToken } from "../access/token.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import type { Parts } from "../parts.ts";
import type { From } from "../sign-in/from.ts";
import { SESSION_MS } from "../sign-in/profiles.ts";
import { insertSession } from "../sign-in/queries.ts";
import { actor } from "../sign-in/sign-in.ts";
import { ATTEMPT_S, type Attempt } from "./attempt.ts";
import type { Identity } from "./provider.ts";
import { accountCalled, accountOfSubject, linkIdentity, type OpenIdAccount, takeAttempt } from "./queries.ts";
import { Refusal } from "./refusal.ts";

/**
 * Signs in whom the provider vouches for; gives the token of the new session. An account is never made: the first time the one
 * of that name is bound to the subject, from then on the subject alone counts. Throws Refusal.
 */
export async function signInAs(parts: Parts, identity: Identity, attempt: Attempt, from: From): Promise<string> {
  const token = newToken();
  await parts.database.sql.begin(async (transaction) => {
    if (!(await takeAttempt(transaction, attempt.hash, ATTEMPT_S * 2))) throw new Refusal("openid_invalid");
    const { account, isNew } = await accountFor(transaction, identity);
    const session = { accountId: account.id, passwordHash: null, way: "openid" as const, lastsMs: SESSION_MS };
    const id = await insertSession(transaction, { ...session, tokenHash: hashOfToken(token), ...from });
    if (id === undefined) throw new Refusal("openid_disabled", { account });
    const viewer = actor(account, id);
    if (isNew) {
      const subject = { kind: "account", id: account.id };
      const details = { username: account.username, issuer: identity.issuer };
      await record(transaction, { viewer, action: "account.linked", subject, address: from.address, details });
    }
    await record(transaction, {
      viewer,
      action: "session.created",
      address: from.address,
      details: { way: "openid" },
    });
  });
  await parts.changes.pull();
  return token;
}

async function accountFor(
  sql: Queryable,
  { issuer, subject, username }: Identity,
): Promise<{ account: OpenIdAccount; isNew: boolean }> {
  const known = await accountOfSubject(sql, issuer, subject);
  if (known?.disabled) throw new Refusal("openid_disabled", { account: known });
  if (known) return { account: known, isNew: false };
  const called = username === null ? undefined : await accountCalled(sql, username);
  if (!called) throw new Refusal("openid_no_account", { username: username?.slice(0, 50) });
  if (called.taken) throw new Refusal("openid_other_identity", { account: called });
  if (called.disabled) throw new Refusal("openid_disabled", { account: called });
  if (!(await linkIdentity(sql, called.id, issuer, subject))) {
    throw new Refusal("openid_other_identity", { account: called });
  }
  return { account: called, isNew: true };
}

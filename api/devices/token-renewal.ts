import { createHmac, randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import type { Asked } from "../access/guard.ts";
import { hashOfToken, SESSION_COOKIE, tokenIn } from "../access/token.ts";
import type { Viewer } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { addressOf } from "../http/origin.ts";
import type { Parts } from "../parts.ts";
import { giveCookie } from "../sign-in/cookie.ts";
import { deleteSession } from "../sign-in/queries.ts";
import { confirmToken, replaceToken } from "./token-queries.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How old a token gets. */
const RENEW_AFTER_MS = DAY_MS;

/** A device that was switched off this long must be paired again. */
export const DEVICE_SESSION_MS = 90 * DAY_MS;

/** How long a token is still good once the one after it has been used: requests under way carry the old one. */
const GRACE_MS = 5 * MINUTE_MS;

/** When nobody has used a new token for so long, the answer that brought it was lost. */
const LOST_AFTER_MS = MINUTE_MS / 2;

/**
 * Gives devices a new token now and then, in the course of use:
 *
 *     T1 ──use, a day old──► T2 given     T1 stays good until T2 is used, and five minutes more
 *     T1 ──T2 never came───► T2 again     the same one: made from T1 and what the database keeps until then
 *     T1 ──after that──────► the device's session ends: somebody holds a copy
 */
export const renewsTokens =
  (parts: Parts): MiddlewareHandler<Asked> =>
  async (c, next) => {
    const token = tokenIn(c.req.header("cookie"));
    const viewer = c.get("viewer");
    if (token === null || (viewer && viewer.way !== "device")) return next();
    if (!viewer) await endWhereCopied(parts, c, token);
    const given = viewer && (await nextToken(parts, viewer, token, c));
    await next();
    const hasOwn = c.res.headers.getSetCookie().some((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
    if (given && !hasOwn) giveCookie(c, parts.settings, given, DEVICE_SESSION_MS);
  };

/** The token that the answer has to bring; null where the present one will do. */
async function nextToken(parts: Parts, viewer: Viewer, token: string, c: Context): Promise<string | null> {
  const { sql } = parts.database;
  const { sessions } = parts.memory;
  const before = sessions.pastToken(token);
  // why not with a version: such an answer is kept, cookie and all
  const isKept = c.req.query("v") !== undefined;
  if (before !== null) {
    const isLost = before.salt !== null && Date.now() - sessions.renewed(viewer) >= LOST_AFTER_MS;
    return isLost && !isKept ? tokenAfter(token, before.salt!) : null;
  }
  if (sessions.awaitsUse(viewer)) {
    await confirmToken(sql, viewer.sessionId, GRACE_MS);
    await parts.changes.pull();
    return null;
  }
  if (isKept || Date.now() - sessions.renewed(viewer) < RENEW_AFTER_MS) return null;
  const salt = randomBytes(32);
  const next = tokenAfter(token, salt);
  const isFirst = await replaceToken(sql, {
    sessionId: viewer.sessionId,
    before: hashOfToken(token),
    after: hashOfToken(next),
    salt,
    lastsMs: DEVICE_SESSION_MS,
  });
  await parts.changes.pull();
  // of two requests at once the other brings it
  return isFirst ? next : null;
}

/** 256 bits that only who holds both the token and the database can tell. */
const tokenAfter = (token: string, salt: Buffer): string =>
  createHmac("sha256", salt).update(token).digest("base64url");

/** Ends the session of a device whose former token somebody shows after its time. */
async function endWhereCopied(parts: Parts, c: Context, token: string): Promise<void> {
  const before = parts.memory.sessions.pastToken(token);
  const viewer = before && parts.memory.sessions.now(before);
  if (!viewer) return;
  await parts.database.sql.begin(async (transaction) => {
    if (!(await deleteSession(transaction, viewer.sessionId))) return;
    const { id, name } = viewer.account;
    await record(transaction, {
      viewer: null,
      action: "device.suspected",
      subject: { kind: "device", id },
      address: addressOf(c, parts.settings),
      details: { name },
    });
  });
  await parts.changes.pull();
}

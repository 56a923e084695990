import type { Context, MiddlewareHandler } from "hono";
import type { Right } from "../../domain/role.ts";
import { HttpError } from "../http/errors.ts";
import { OWN_REVALIDATE } from "../http/kept-answer.ts";
import type { Sessions } from "./sessions.ts";
import type { Scope, Viewer } from "./viewer.ts";

/** What every request carries once `whoAsks` has seen it. */
export type Asked = { Variables: { viewer: Viewer | null } };

/**
 * Finds out who asks, and refuses what another site's page makes a browser send: SameSite keeps the cookie back in most
 * cases, and this in all.
 */
export const whoAsks =
  (sessions: Sessions): MiddlewareHandler<Asked> =>
  async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") refuseOtherSites(c);
    const viewer = sessions.viewerOf(c.req.header("cookie"));
    refuseOtherAccounts(c, viewer);
    c.set("viewer", viewer);
    await next();
    // what is answered depends on who asks: another session must not be given it, even in the same browser
    if (c.res.headers.has("cache-control")) return;
    c.header("cache-control", OWN_REVALIDATE);
    c.header("vary", "cookie", { append: true });
  };

/**
 * What waited on a device is sent in the name of whoever noted it, or not at all: the header `x-account` (percent-encoded) names
 * them, and somebody else may have signed in meanwhile.
 */
function refuseOtherAccounts(c: Context, viewer: Viewer | null): void {
  const meant = c.req.header("x-account");
  if (meant === undefined || viewer === null || meant === encodeURIComponent(viewer.account.username)) return;
  throw new HttpError(409, "other_account", "现在登录的是另一个账号。 Somebody else is signed in now.", "x-account");
}

function refuseOtherSites(c: Context): void {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isOther =
    site !== undefined
      ? site !== "same-origin" && site !== "none"
      : origin !== undefined && hostOf(origin) !== new URL(c.req.url).host;
  if (!isOther) return;
  throw new HttpError(403, "cross_site", "请求来自别的网站，已拒绝。 The request came from another site.", "origin");
}

/** The host that the header Origin names; null for "null" and what is none. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/** Throws 403 when `viewer` has none of these rights anywhere. */
export function requireRight(viewer: Viewer, ...anyOf: readonly Right[]): void {
  if (viewer.account.passwordExpired) {
    throw new HttpError(403, "password_expired", "请先修改密码。 Change your password first.");
  }
  if (!anyOf.some((right) => viewer.may(right))) {
    throw new HttpError(403, "forbidden", "您的角色没有这项权限。 Your role does not allow this.", anyOf[0]);
  }
}

const guard =
  (anyOf: readonly Right[]): MiddlewareHandler<Asked> =>
  async (c, next) => {
    const viewer = viewerOf(c);
    if (anyOf.length > 0) requireRight(viewer, ...anyOf);
    await next();
  };

/**
 * Part of a route's description: who may ask, those with any of the rights. With null: everyone who is signed in. A route without this, or
 * without `open`, fails the tests.
 */
export const needs = (right: Right | null, ...or: readonly Right[]) => ({
  middleware: guard(right === null ? [] : [right, ...or]),
  security: [{ session: [] }],
  "x-right": right === null ? "signed-in" : [right, ...or].join("|"),
});

/** Part of a route's description: everyone may ask, signed in or not. */
export const open = { security: [], "x-right": "open" };

/** Who asks; throws 401 when nobody is signed in. */
export function viewerOf(c: Context): Viewer {
  const viewer = (c as Context<Asked>).get("viewer");
  if (!viewer) throw new HttpError(401, "not_signed_in", "请先登录。 Sign in first.");
  return viewer;
}

/** Where the one who asks may do this. */
export const scopeOf = (c: Context, right: Right): Scope => viewerOf(c).scope(right);

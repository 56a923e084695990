import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { open } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { HttpError } from "../http/errors.ts";
import { failures, finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { Attempt as Knock } from "../sign-in/attempts.ts";
import { giveCookie } from "../sign-in/cookie.ts";
import { type From, fromOf } from "../sign-in/from.ts";
import { PROFILES } from "../sign-in/profiles.ts";
import { beginAttempt, endAttempt } from "./attempt.ts";
import { ownAddress } from "./own-address.ts";
import { CALLBACK, Provider } from "./provider.ts";
import { Refusal } from "./refusal.ts";
import { signInAs } from "./sign-in.ts";

const responses = {
  303: { description: "to the provider; back to where one was; or to the sign-in screen, which says why not" },
  400: failures[400],
  404: failures[404],
  503: failures[503],
};

const begin = createRoute({
  method: "get",
  path: "/api/session/openid",
  ...open,
  summary: "Signs in with an account of the office: leads to its provider. 404 where there is none",
  request: { query: z.object({ to: z.string().optional().openapi({ description: "path of ours to come back to" }) }) },
  responses,
});

const callback = createRoute({
  method: "get",
  path: CALLBACK,
  ...open,
  summary: "Where the provider sends the browser back to: the answer's cookie is the session",
  responses,
});

export function openIdRoutes(parts: Parts) {
  const routes = newRoutes();
  const { settings } = parts;
  const provider = settings.openid && new Provider(settings.openid);

  const configured = () => {
    if (provider && settings.openid) return { provider, publicUrl: settings.openid.publicUrl };
    throw new HttpError(404, "openid_off", "没有启用单位账号登录。 OpenID Connect is not set up.");
  };

  /** Leads the browser to `to`, with the reason in the address where there is one. */
  const leadTo = (c: Context, to: URL, refusal?: Refusal) => {
    if (refusal) to.searchParams.set("refused", refusal.code);
    c.header("cache-control", "no-store");
    return finished(c.redirect(to.href, 303));
  };

  /** `GET /api/session/openid?to=/admin?tab=audit` */
  routes.openapi(begin, async (c) => {
    const { provider, publicUrl } = configured();
    const to = ownAddress(c.req.valid("query").to, publicUrl);
    try {
      const attempt = beginAttempt(c, settings, to.pathname + to.search);
      return leadTo(c, await provider.addressFor(attempt));
    } catch (error) {
      return leadTo(c, to, Refusal.of(error));
    }
  });

  routes.openapi(callback, async (c) => {
    const { provider, publicUrl } = configured();
    const from = fromOf(c, settings);
    const attempt = endAttempt(c);
    const to = ownAddress(attempt?.to, publicUrl);
    const knock = new Knock(parts.database.sql, null, from.address, PROFILES[settings.passwordProfile]);
    try {
      await knock.begin();
    } catch (error) {
      return leadTo(c, to, Refusal.of(error));
    }
    try {
      if (!attempt) throw new Refusal("openid_invalid");
      const identity = await provider.identify(new URL(c.req.url).search, attempt);
      giveCookie(c, settings, await signInAs(parts, identity, attempt, from));
      await knock.succeed();
      return leadTo(c, to);
    } catch (error) {
      const refusal = Refusal.of(error);
      if (refusal.code === "openid_away") await knock.takeBack();
      await note(refusal, from);
      return leadTo(c, to, refusal);
    }
  });

  const note = ({ code, concerns: { account, username } }: Refusal, { address }: From) =>
    record(parts.database.sql, {
      viewer: null,
      action: "session.failed",
      subject: account ? { kind: "account", id: account.id } : null,
      address,
      details: { way: "openid", reason: code, username: account?.username ?? username },
    });
  return routes;
}

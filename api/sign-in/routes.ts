import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { SignInWays } from "../../domain/account.ts";
import type { SessionInfo } from "../../domain/role.ts";
import { needs, open, viewerOf } from "../access/guard.ts";
import { KEEP_HEADER, keepSeconds } from "../access/keep-seconds.ts";
import { SESSION_COOKIE } from "../access/token.ts";
import { HttpError } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { TooManyAttempts } from "./attempts.ts";
import { changePassword } from "./change-password.ts";
import { giveCookie } from "./cookie.ts";
import { fromOf } from "./from.ts";
import { PROFILES } from "./profiles.ts";
import { sessionInfo } from "./session-info.ts";
import { beginCode, confirmCode, endCode } from "./set-up-code.ts";
import { endSession, signIn } from "./sign-in.ts";

const text = z.string({ message: "应为文字" });

const postSession = createRoute({
  method: "post",
  path: "/api/session",
  ...open,
  summary: "Signs in: the answer's cookie is the session. 401 `bad_credentials` whatever was wrong",
  request: body(z.object({ username: text, password: text, code: text.optional() }).openapi("Credentials")),
  responses: {
    200: jsonOf<SessionInfo>("who is signed in now"),
    ...refusals(400, 429),
  },
});

const getSession = createRoute({
  method: "get",
  path: "/api/session",
  ...needs(null),
  summary: "Who is signed in, and what they may do",
  responses: { 200: jsonOf<SessionInfo>("who is signed in"), 401: failures[401] },
});

const getWays = createRoute({
  method: "get",
  path: "/api/session/ways",
  ...open,
  summary: "How one can sign in, and what a password must be",
  responses: { 200: jsonOf<SignInWays>("the same for everyone") },
});

const removeSession = createRoute({
  method: "delete",
  path: "/api/session",
  ...open,
  summary: "Signs out: the session ends at once. Nothing happens where there is none",
  responses: { 204: { description: "signed out" }, 403: failures[403], 503: failures[503] },
});

const postPassword = createRoute({
  method: "post",
  path: "/api/session/password",
  ...needs(null),
  summary:
    "Changes one's password; all other sessions of the account end. 400 `weak_password` names the rule in `where`",
  request: body(z.object({ current: text, password: text }).openapi("PasswordChange")),
  responses: {
    200: jsonOf<SessionInfo>("who is signed in now"),
    ...refusals(400, 409, 429),
  },
});

const codeRefused = refusals(400, 429);

const postCode = createRoute({
  method: "post",
  path: "/api/session/code",
  ...needs(null),
  summary:
    "One-time codes: with `current`, the password, makes a secret for an authenticator; with `code`, turns them on",
  request: body(z.object({ current: text.optional(), code: text.optional() }).openapi("CodeSetUp")),
  responses: {
    200: jsonOf<CodeSetUp>("the secret, never shown again, or that codes are on"),
    ...codeRefused,
  },
});

const removeCode = createRoute({
  method: "delete",
  path: "/api/session/code",
  ...needs(null),
  summary: "Turns one-time codes off",
  request: body(z.object({ current: text }).openapi("CodeRemoval")),
  responses: { 204: { description: "off" }, ...codeRefused },
});

/** What setting up one-time codes answers: what an authenticator reads, or that codes are asked for from now on. */
type CodeSetUp = { secret: string; uri: string } | { active: true };

export function signInRoutes(parts: Parts) {
  const routes = newRoutes();
  const { settings } = parts;
  const { sessions, areas } = parts.memory;

  /** What the owner of a new token is told. */
  const begun = (c: Context, token: string): SessionInfo => {
    const viewer = sessions.viewerOf(`${SESSION_COOKIE}=${token}`);
    if (!viewer) throw new HttpError(401, "not_signed_in", "会话已被结束，请重新登录。 The session was ended.");
    giveCookie(c, settings, token);
    return sessionInfo(viewer, areas);
  };

  /** How long to wait, where one must. */
  const withWait = async <Result>(c: Context, work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof TooManyAttempts) c.header("retry-after", String(error.seconds));
      throw error;
    }
  };

  /** `POST /api/session {"username": "admin", "password": "…"}` */
  routes.openapi(postSession, async (c) => {
    const token = await withWait(c, signIn(parts, c.req.valid("json"), fromOf(c, settings)));
    const before = c.var.viewer;
    if (before) await endSession(parts, before, addressOf(c, settings));
    return c.json(begun(c, token), 200);
  });

  routes.openapi(getSession, (c) => {
    const viewer = viewerOf(c);
    return c.json(sessionInfo(viewer, areas), 200, { [KEEP_HEADER]: String(keepSeconds(viewer)) });
  });

  routes.openapi(getWays, (c) => {
    const { minLength, minClasses, remembered, maxAgeDays } = PROFILES[settings.passwordProfile];
    const openid = settings.openid && { name: settings.openid.name };
    return c.json({ password: { minLength, minClasses, remembered, maxAgeDays }, openid }, 200);
  });

  routes.openapi(removeSession, async (c) => {
    if (c.var.viewer) await endSession(parts, c.var.viewer, addressOf(c, settings));
    giveCookie(c, settings, null);
    return c.body(null, 204);
  });

  /** `POST /api/session/password {"current": "…", "password": "…"}` */
  routes.openapi(postPassword, async (c) => {
    const token = await withWait(c, changePassword(parts, viewerOf(c), c.req.valid("json"), fromOf(c, settings)));
    return c.json(begun(c, token), 200);
  });

  /** `POST /api/session/code {"current": "…"}`, then `{"code": "123456"}` */
  routes.openapi(postCode, async (c) => {
    const { current, code } = c.req.valid("json");
    const from = fromOf(c, settings);
    if (code === undefined) return c.json(await withWait(c, beginCode(parts, viewerOf(c), current ?? "", from)), 200);
    await confirmCode(parts, viewerOf(c), code, from);
    return c.json({ active: true as const }, 200);
  });

  routes.openapi(removeCode, async (c) => {
    await withWait(c, endCode(parts, viewerOf(c), c.req.valid("json").current, fromOf(c, settings)));
    return c.body(null, 204);
  });
  return routes;
}

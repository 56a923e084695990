import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Account, AccountSession, Role } from "../../domain/account.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id, instant } from "../http/parameters.ts";
import { body, failures, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { PROFILES } from "../sign-in/profiles.ts";
import { isUserName } from "../sign-in/user-name.ts";
import { accountItem, sessionItem } from "./account-item.ts";
import { Accounts, type Manager } from "./manage.ts";
import { roleRows, sessionsOf } from "./queries.ts";

const refused = refusals(400);

const listRoles = createRoute({
  method: "get",
  path: "/api/roles",
  ...needs("accounts"),
  summary: "The roles that can be given, and what each may do",
  responses: { 200: jsonOf<Page<Role>>("all of them"), ...refused },
});

const listAccounts = createRoute({
  method: "get",
  path: "/api/accounts",
  ...needs("accounts"),
  summary: "The accounts that one manages: those whose every grant lies within one's own area",
  responses: { 200: jsonOf<Page<Account>>("all of them"), ...refused },
});

const username = z
  .string({ message: "应为文字" })
  .refine(isUserName, { message: "应为 1–50 个可见字符，没有空格" })
  .openapi({ type: "string", minLength: 1, maxLength: 50 });

const name = z
  .string({ message: "应为文字" })
  .trim()
  .refine((text) => /^[^\p{Cc}\p{Cs}]{1,50}$/u.test(text), { message: "应为 1–50 字，没有控制字符" })
  .openapi({ type: "string", minLength: 1, maxLength: 50 });

const grants = z
  .array(z.object({ role: z.string(), area: z.string().nullish(), until: instant.nullish() }), { message: "应为列表" })
  .max(50, { message: "最多 50 项" });

const NewAccount = z.object({ username, name, grants, password: z.string().optional() }).openapi("NewAccount");

const postAccount = createRoute({
  method: "post",
  path: "/api/accounts",
  ...needs("accounts"),
  summary: "Makes an account. Its password, made up unless given, must be changed at the first sign-in, within a week",
  request: body(NewAccount),
  responses: {
    201: jsonOf<{ account: Account; password: string | null }>(
      "the account, and the password that was made up: it is never shown again",
    ),
    ...refused,
    409: failures[409],
  },
});

const AccountChange = z
  .object({
    name: name.optional(),
    disabled: z.boolean({ message: "应为 true 或 false" }).optional(),
    grants: grants.optional(),
    unlock: z.boolean({ message: "应为 true 或 false" }).optional(),
    oneTimeCode: z.literal(false, { message: "只能为 false" }).optional(),
    openid: z.literal(false, { message: "只能为 false" }).optional(),
  })
  .openapi("AccountChange");

const one = { params: z.object({ id }) };

const patchAccount = createRoute({
  method: "patch",
  path: "/api/accounts/{id}",
  ...needs("accounts"),
  summary:
    "Changes what is given; `grants` replaces all of them, `oneTimeCode: false` is for a lost phone, `openid: false` for another person at the office's provider. A disabled account's sessions end at once",
  request: { ...one, ...body(AccountChange) },
  responses: {
    200: jsonOf<Account>("the account as it is now"),
    ...refused,
    404: failures[404],
    409: failures[409],
  },
});

const resetPassword = createRoute({
  method: "post",
  path: "/api/accounts/{id}/password",
  ...needs("accounts"),
  summary: "Makes up a new password and unlocks the account. It must be changed at the next sign-in, within a week",
  request: one,
  responses: {
    200: json("it is never shown again", z.object({ password: z.string() })),
    ...refused,
    404: failures[404],
  },
});

const listSessions = createRoute({
  method: "get",
  path: "/api/accounts/{id}/sessions",
  ...needs("accounts"),
  summary: "Where the account is signed in",
  request: one,
  responses: {
    200: jsonOf<Page<AccountSession>>("all of them"),
    ...refused,
    404: failures[404],
  },
});

const revokeSessions = createRoute({
  method: "delete",
  path: "/api/accounts/{id}/sessions",
  ...needs("accounts"),
  summary: "Signs the account out everywhere",
  request: one,
  responses: { 204: { description: "signed out" }, ...refused, 404: failures[404] },
});

export function accountRoutes({ database: { sql }, memory, changes, settings }: Parts) {
  const routes = newRoutes();
  const accounts = new Accounts(sql, memory.areas, PROFILES[settings.passwordProfile]);
  const managerOf = (c: Context): Manager => ({
    viewer: viewerOf(c),
    scope: scopeOf(c, "accounts"),
    address: addressOf(c, settings),
  });
  const all = <Item>(items: Item[]): Page<Item> => ({ items, next: null });

  routes.openapi(listRoles, async (c) => {
    const roles = (await roleRows(sql)).map(({ code, name_zh: zh, name_en: en, rights }) => ({
      code,
      name: { zh, en },
      rights,
    }));
    return c.json(all(roles), 200);
  });

  routes.openapi(listAccounts, async (c) => c.json(all((await accounts.list(managerOf(c))).map(accountItem)), 200));

  /** `POST /api/accounts {"username": "li", "name": "李微", "grants": [{"role": "worker", "area": "99010100100100101"}]}` */
  routes.openapi(postAccount, async (c) => {
    const { row, password } = await accounts.create(managerOf(c), c.req.valid("json"));
    await changes.pull();
    return c.json({ account: accountItem(row), password }, 201, { location: `/api/accounts/${row.id}` });
  });

  /** `PATCH /api/accounts/7 {"disabled": true}` */
  routes.openapi(patchAccount, async (c) => {
    const row = await accounts.update(managerOf(c), c.req.valid("param").id, c.req.valid("json"));
    await changes.pull();
    return c.json(accountItem(row), 200);
  });

  routes.openapi(resetPassword, async (c) => {
    const password = await accounts.resetPassword(managerOf(c), c.req.valid("param").id);
    await changes.pull();
    return c.json({ password }, 200);
  });

  routes.openapi(listSessions, async (c) => {
    const { id } = await accounts.one(managerOf(c), c.req.valid("param").id);
    return c.json(all((await sessionsOf(sql, id)).map(sessionItem)), 200);
  });

  routes.openapi(revokeSessions, async (c) => {
    await accounts.revokeSessions(managerOf(c), c.req.valid("param").id);
    await changes.pull();
    return c.body(null, 204);
  });
  return routes;
}

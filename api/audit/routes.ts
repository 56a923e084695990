import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { AUDIT_ACTIONS, type AuditCheck, type AuditEntry } from "../../domain/audit.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { codes, instant, limit } from "../http/parameters.ts";
import { finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { auditCsv } from "./csv.ts";
import { auditEntry } from "./entry.ts";
import { record, recordOnce } from "./log.ts";
import { chainState, entryRows } from "./queries.ts";

const filter = z.object({
  action: codes.optional().openapi({ example: "household.revealed" }),
  account: z
    .string()
    .max(50, { message: "应不超过 50 个字" })
    .optional()
    .openapi({ description: "name to sign in with" }),
  q: z
    .string()
    .trim()
    .max(50, { message: "应不超过 50 个字" })
    .optional()
    .openapi({ description: "part of a name or a reason; or the number or code of what it was done to" }),
  from: instant.optional(),
  to: instant.optional(),
});

const refused = refusals(400);

const listEntries = createRoute({
  method: "get",
  path: "/api/audit",
  ...needs("audit"),
  summary: "Who did what to whom, the newest first. Reading it is logged, once an hour",
  request: {
    query: filter.extend({
      limit: limit(),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: { 200: jsonOf<Page<AuditEntry>>("a page of entries"), ...refused },
});

const exportEntries = createRoute({
  method: "get",
  path: "/api/audit.csv",
  ...needs("audit"),
  summary: "The same as a table for Excel, all of it. Each time is logged",
  request: { query: filter },
  responses: { 200: { description: "the table", content: { "text/csv": { schema: z.string() } } }, ...refused },
});

const checkLog = createRoute({
  method: "get",
  path: "/api/audit/check",
  ...needs("audit"),
  summary: "Whether every entry is as it was written",
  responses: { 200: jsonOf<AuditCheck>("the state of the log"), ...refused },
});

export function auditRoutes({ database: { sql }, settings }: Parts) {
  const routes = newRoutes();

  /** Whose reading is remembered: the search, not what it found. */
  const reading = (c: Context, format: "page" | "csv", search: Record<string, unknown>) => ({
    viewer: viewerOf(c),
    action: "audit.read" as const,
    address: addressOf(c, settings),
    details: { format, ...search },
  });

  /** `GET /api/audit?action=household.revealed&account=lihua&from=2026-05-01T00:00:00%2B08:00` */
  routes.openapi(listEntries, async (c) => {
    const { action: actions, account, q, from, to, limit, after } = c.req.valid("query");
    requireCodes("action", actions, KNOWN);
    const [before] = readCursor(after, 1) ?? [null];
    await recordOnce(sql, reading(c, "page", { actions, account, q, from, to }), "hour");
    const rows = await entryRows(sql, scopeOf(c, "audit"), { actions, account, q, from, to }, before, limit + 1);
    return c.json(
      page(rows, limit, auditEntry, ({ id }) => [id]),
      200,
      NOT_KEPT,
    );
  });

  /** `GET /api/audit.csv?from=2026-05-01T00:00:00%2B08:00` */
  routes.openapi(exportEntries, async (c) => {
    const { action: actions, ...search } = c.req.valid("query");
    requireCodes("action", actions, KNOWN);
    await record(sql, reading(c, "csv", { actions, ...search }));
    const scope = scopeOf(c, "audit");
    const file = auditCsv((before, limit) => entryRows(sql, scope, { actions, ...search }, before, limit));
    const headers = {
      ...NOT_KEPT,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
    };
    return finished(new Response(file, { headers }));
  });

  /** `GET /api/audit/check` */
  routes.openapi(checkLog, async (c) => {
    const { entries, broken_at, head } = await chainState(sql);
    const state: AuditCheck = { ok: broken_at === null, entries, brokenAt: broken_at, head: head ?? "" };
    return c.json(state, 200, NOT_KEPT);
  });
  return routes;
}

const KNOWN = AUDIT_ACTIONS.map((code) => ({ code }));

/** Neither by the browser nor by anything between. */
const NOT_KEPT = { "cache-control": "no-store" };

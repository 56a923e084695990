import { randomBytes } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import type { Sender } from "../../domain/alert.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id } from "../http/parameters.ts";
import { failures, json, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { disableSender, insertSender, type SenderRow, senderRows } from "./queries.ts";
import { senderContext } from "./secret.ts";

const refused = { 400: failures[400], 401: failures[401], 403: failures[403], 404: failures[404], 503: failures[503] };

const listSenders = createRoute({
  method: "get",
  path: "/api/senders",
  ...needs("accounts"),
  summary: "Machines and programs that may report, of the area one manages",
  responses: { 200: json("all of them", z.custom<Page<Sender>>().openapi({ type: "object" })), ...refused },
});

const NewSender = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: "应为 1–40 位小写字母、数字或短横" }),
    protocol: z.enum(["events", "open311"], { message: "应为 events 或 open311" }).default("events"),
    name: z.string().trim().min(1, { message: "应为 1–80 字" }).max(80, { message: "应为 1–80 字" }),
    area: z.string().nullable().default(null),
    source: z.string().optional().openapi({ description: "camera unless told; of programs, platform" }),
    minConfidence: z.number().min(0).max(1).default(0.8),
    burstMinutes: z.number().int().min(1).max(1440).default(10),
    kinds: z.record(z.string(), z.string()).default({}),
  })
  .openapi("NewSender");

const postSender = createRoute({
  method: "post",
  path: "/api/senders",
  ...needs("accounts"),
  summary: "Adds a sender. Its secret is given once, with this answer",
  request: { body: { required: true, content: { "application/json": { schema: NewSender } } } },
  responses: {
    201: json("its id and its secret", z.object({ id: z.number(), secret: z.string() })),
    ...refused,
    409: failures[409],
  },
});

const endSender = createRoute({
  method: "delete",
  path: "/api/senders/{id}",
  ...needs("accounts"),
  summary: "Ends a sender: nothing more is taken from it",
  request: { params: z.object({ id }) },
  responses: { 204: { description: "ended" }, ...refused },
});

const USUAL_SOURCE = { events: "camera", open311: "platform" };

const senderItem = (row: SenderRow): Sender => ({
  id: row.id,
  code: row.code,
  name: row.name,
  protocol: row.protocol,
  area: row.area,
  minConfidence: row.min_confidence,
  burstMinutes: row.burst_minutes,
  kinds: row.kinds,
  disabled: row.disabled,
});

export function senderRoutes({ database: { sql, sealer }, memory, settings }: Parts) {
  const routes = newRoutes();

  /** `GET /api/senders` */
  routes.openapi(listSenders, async (c) => {
    const scope = scopeOf(c, "accounts");
    const rows = await senderRows(sql);
    return c.json(
      { items: rows.filter((row) => liesIn(memory.areas, row.area_id, scope)).map(senderItem), next: null },
      200,
    );
  });

  /** `POST /api/senders {"code": "smoke-cameras", "name": "烟火识别"}` */
  routes.openapi(postSender, async (c) => {
    const { area: areaCode, minConfidence, burstMinutes, ...given } = c.req.valid("json");
    const { incidentSources, incidentKinds } = memory.codes.tables;
    const source = given.source ?? USUAL_SOURCE[given.protocol];
    requireCodes("source", [source], incidentSources);
    requireCodes("kinds", Object.values(given.kinds), incidentKinds);
    const area = areaCode === null ? null : memory.areas.withCode(areaCode);
    if (area === undefined) throw unknown("area_unknown", "区域", areaCode ?? "");
    if (!liesIn(memory.areas, area?.id ?? null, scopeOf(c, "accounts"))) {
      throw new HttpError(403, "beyond_scope", "超出您管理的区域。 This lies beyond the area you manage.", "area");
    }
    const secret = randomBytes(32).toString("base64url");
    const made = await sql.begin(async (tx) => {
      const made = await insertSender(tx, {
        ...given,
        source,
        secret: sealer.seal(secret, senderContext(given.code)),
        area_id: area?.id ?? null,
        min_confidence: minConfidence,
        burst_minutes: burstMinutes,
      });
      if (made === undefined) {
        throw new HttpError(409, "sender_taken", "已有这个代码。 This code is taken.", "code");
      }
      const subject = { kind: "sender", id: made };
      const details = { code: given.code, name: given.name };
      const address = addressOf(c, settings);
      await record(tx, { viewer: viewerOf(c), action: "sender.created", subject, area: area?.id, address, details });
      return made;
    });
    return c.json({ id: made, secret }, 201);
  });

  /** `DELETE /api/senders/3` */
  routes.openapi(endSender, async (c) => {
    const { id } = c.req.valid("param");
    await sql.begin(async (tx) => {
      const ended = await disableSender(tx, id);
      if (!ended || !liesIn(memory.areas, ended.area_id, scopeOf(c, "accounts"))) {
        throw unknown("sender_unknown", "接入方", id);
      }
      const subject = { kind: "sender", id };
      const details = { code: ended.code };
      const address = addressOf(c, settings);
      await record(tx, {
        viewer: viewerOf(c),
        action: "sender.removed",
        subject,
        area: ended.area_id,
        address,
        details,
      });
    });
    return c.body(null, 204);
  });
  return routes;
}

import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { SENDER_PROTOCOLS, type Sender } from "../../domain/alert.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import type { Manager } from "../accounts/manage.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id } from "../http/parameters.ts";
import { body, failures, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { Senders } from "./manage.ts";

const refused = refusals(400, 404);

const listSenders = createRoute({
  method: "get",
  path: "/api/senders",
  ...needs("accounts"),
  summary: "Machines and programs that may report, of the area one manages",
  responses: { 200: jsonOf<Page<Sender>>("all of them"), ...refused },
});

const name = z.string().trim().min(1, { message: "应为 1–80 字" }).max(80, { message: "应为 1–80 字" });
const minConfidence = z.number({ message: "应为 0–1" }).min(0, { message: "应为 0–1" }).max(1, { message: "应为 0–1" });
const minutes = "应为 1–1440 的整数";
const burstMinutes = z
  .number({ message: minutes })
  .int({ message: minutes })
  .min(1, { message: minutes })
  .max(1440, { message: minutes });
const kinds = z.record(z.string().trim().min(1).max(80), z.string());

const NewSender = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { message: "应为 1–40 位小写字母、数字或短横" }),
    name,
    protocol: z
      .enum(SENDER_PROTOCOLS, { message: "应为 events 或 open311" })
      .default("events")
      .openapi({ description: "`events`: signed events; `open311`: GeoReport v2, the secret is its api_key" }),
    area: z.string().nullable().default(null),
    source: z.string().optional().openapi({ description: "camera unless told; of programs, platform" }),
    minConfidence: minConfidence.default(0.8),
    burstMinutes: burstMinutes.default(10),
    kinds: kinds.default({}),
  })
  .openapi("NewSender");

const postSender = createRoute({
  method: "post",
  path: "/api/senders",
  ...needs("accounts"),
  summary: "Adds a sender. Its secret is given once, with this answer",
  request: body(NewSender),
  responses: {
    201: json("its id and its secret", z.object({ id: z.number(), secret: z.string() })),
    ...refused,
    409: failures[409],
  },
});

const SenderChange = z
  .object({
    name: name.optional(),
    minConfidence: minConfidence.optional(),
    burstMinutes: burstMinutes.optional(),
    kinds: kinds.optional(),
  })
  .openapi("SenderChange");

const patchSender = createRoute({
  method: "patch",
  path: "/api/senders/{id}",
  ...needs("accounts"),
  summary: "Changes a sender; what is left out stays",
  request: { params: z.object({ id }), ...body(SenderChange) },
  responses: { 204: { description: "changed" }, ...refused },
});

const endSender = createRoute({
  method: "delete",
  path: "/api/senders/{id}",
  ...needs("accounts"),
  summary: "Ends a sender: nothing more is taken from it",
  request: { params: z.object({ id }) },
  responses: { 204: { description: "ended" }, ...refused },
});

export function senderRoutes(parts: Parts) {
  const routes = newRoutes();
  const senders = new Senders(parts);
  const managerOf = (c: Context): Manager => ({
    viewer: viewerOf(c),
    scope: scopeOf(c, "accounts"),
    address: addressOf(c, parts.settings),
  });

  /** `GET /api/senders` */
  routes.openapi(listSenders, async (c) => c.json({ items: await senders.list(managerOf(c)), next: null }, 200));

  /** `POST /api/senders {"code": "smoke-cameras", "name": "烟火识别"}` */
  routes.openapi(postSender, async (c) => c.json(await senders.create(managerOf(c), c.req.valid("json")), 201));

  /** `PATCH /api/senders/3 {"minConfidence": 0.9}` */
  routes.openapi(patchSender, async (c) => {
    await senders.change(managerOf(c), c.req.valid("param").id, c.req.valid("json"));
    return c.body(null, 204);
  });

  /** `DELETE /api/senders/3` */
  routes.openapi(endSender, async (c) => {
    await senders.end(managerOf(c), c.req.valid("param").id);
    return c.body(null, 204);
  });
  return routes;
}

import { createHash } from "node:crypto";
import { createRoute, z } from "@hono/zod-openapi";
import { MOST_PACKED, type PackChoice, type PhonePack } from "../../domain/phone.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { KEEP_HEADER, keepSeconds } from "../access/keep-seconds.ts";
import type { Views } from "../access/views.ts";
import { requireArea } from "../grids/lineage.ts";
import type { ErrorBody } from "../http/errors.ts";
import { hasTag } from "../http/kept-answer.ts";
import { failures, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { choicesOf, householdsSeen, packOf } from "./pack.ts";
import { phoneSecret } from "./secret.ts";

const getPack = createRoute({
  method: "get",
  path: "/api/phone/pack",
  ...needs("households"),
  summary:
    "What a worker needs on the round without a connection: households in scope (masked), their buildings, open incidents, facilities",
  request: {
    query: z.object({ grid: z.string().optional().openapi({ description: "code of an area of any level" }) }),
  },
  responses: {
    200: jsonOf<PhonePack>("the pack"),
    304: { description: "nothing in it has changed; `x-keep-seconds` says how long it may be kept from now" },
    413: jsonOf<ErrorBody & { grids: PackChoice[] }>(
      "more households than a pack holds; `grids` lists those to choose from",
    ),
    ...refusals(400),
  },
});

const getKey = createRoute({
  method: "get",
  path: "/api/phone/key",
  ...needs(null),
  summary:
    "The secret that seals what waits on the account's phones to be sent, 32 bytes in base64; the same each time",
  responses: {
    200: json("the secret", z.object({ account: z.string(), secret: z.string() }).openapi("PhoneKey")),
    401: failures[401],
    503: failures[503],
  },
});

export function phoneRoutes(parts: Parts, views: Views) {
  const routes = newRoutes();

  /** `GET /api/phone/key` */
  routes.openapi(getKey, async (c) => {
    const { id, username } = viewerOf(c).account;
    const secret = await phoneSecret(parts.database, id);
    return c.json({ account: username, secret }, 200, { "cache-control": "no-store" });
  });

  /** `GET /api/phone/pack?grid=990101001001001` */
  routes.openapi(getPack, async (c) => {
    const { grid } = c.req.valid("query");
    const { areas } = parts.memory;
    requireArea(areas, "grid", grid);
    const viewer = viewerOf(c);
    const area = (grid && areas.withCode(grid)) || null;
    const count = householdsSeen(views, viewer, area);
    if (count > MOST_PACKED) {
      const message = `范围内有 ${count} 户，手机上最多保存 ${MOST_PACKED} 户，请选择一个网格。 Choose a grid: the scope is too large.`;
      return c.json({ code: "scope_too_large", message, where: "grid", grids: choicesOf(views, viewer) }, 413);
    }
    const pack = await packOf(parts, viewer, area);
    const now = Date.now();
    const seconds = keepSeconds(viewer, now);
    const etag = `"${createHash("sha256").update(JSON.stringify(pack)).digest("base64url").slice(0, 20)}"`;
    const headers = {
      etag,
      // why: what the browser keeps by itself it keeps in clear
      "cache-control": "no-store",
      [KEEP_HEADER]: String(seconds),
    };
    if (hasTag(c.req.header("if-none-match") ?? null, etag)) return c.body(null, 304, headers) as never;
    const answer: PhonePack = {
      ...pack,
      at: new Date(now).toISOString(),
      until: new Date(now + seconds * 1000).toISOString(),
    };
    return c.json(answer, 200, headers);
  });
  return routes;
}

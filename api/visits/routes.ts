import { createRoute, z } from "@hono/zod-openapi";
import { MOST_NOTE, type NotedVisit, VISIT_WAYS, type Visit } from "../../domain/visit.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { day, id, instant, limit } from "../http/parameters.ts";
import { body, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { visitOf } from "./item.ts";
import { noteVisit } from "./note-visit.ts";
import { noteSeen } from "./on-card.ts";
import { householdArea, type VisitKey, visitRowsOf } from "./queries.ts";

// why any: keys of imported visits are hashes and name no version
const uuid = z.guid({ message: "应为 UUID" }).transform((text) => text.toLowerCase());

const NewVisit = z
  .object({
    id: uuid.openapi({ type: "string", format: "uuid", description: "made by the device: sent twice is stored once" }),
    household: id,
    at: instant,
    way: z.enum(VISIT_WAYS, { message: `应为 ${VISIT_WAYS.join("、")} 之一` }),
    note: z
      .string({ message: "应为文字" })
      .trim()
      .max(MOST_NOTE, { message: `应不超过 ${MOST_NOTE} 字` })
      .nullish()
      .transform((text) => text || null),
    next: day.nullish().transform((text) => text ?? null),
    after: uuid.nullish().openapi({
      type: ["string", "null"],
      format: "uuid",
      description:
        "id of the last visit there that the device knew, null for none: `others` then tells of those noted since",
    }),
  })
  .openapi("NewVisit");

const postVisit = createRoute({
  method: "post",
  path: "/api/visits",
  ...needs("households.write"),
  summary: "Notes a visit to a household in scope. The same visit sent again is answered 200 and not stored again",
  request: body(NewVisit),
  responses: {
    200: jsonOf<NotedVisit>("the visit, noted before"),
    201: jsonOf<NotedVisit>("the visit"),
    ...refusals(400, 404, 409),
  },
});

const listVisits = createRoute({
  method: "get",
  path: "/api/households/{id}/visits",
  ...needs("households.write"),
  summary: "Visits to one household with their notes, the latest first, for those who visit there. Logged once a day",
  request: {
    params: z.object({ id }),
    query: z.object({
      limit: limit(200, 20),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<Visit>>("a page of visits"),
    ...refusals(400, 404),
  },
});

export function visitRoutes({ database, memory, changes, settings }: Parts) {
  const { sql, sealer } = database;
  const routes = newRoutes();

  /** `POST /api/visits {"id": "0b9e…", "household": 1024, "at": "2026-11-20T10:30:00+08:00", "way": "door", "note": "一切都好"}` */
  routes.openapi(postVisit, async (c) => {
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.write")];
    const { isNew, ...answer } = await noteVisit(
      database,
      viewerOf(c),
      scopes,
      c.req.valid("json"),
      addressOf(c, settings),
    );
    if (isNew) await changes.pull();
    return c.json(answer, isNew ? 201 : 200, { "cache-control": "no-store" });
  });

  /** `GET /api/households/1024/visits?limit=20` */
  routes.openapi(listVisits, async (c) => {
    const { id } = c.req.valid("param");
    const { limit, after } = c.req.valid("query");
    const key = readCursor(after, 2) as VisitKey | null;
    const viewer = viewerOf(c);
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.write")];
    const [household, rows] = await asReader(
      sql,
      memory.areas,
      viewer,
      async (sql) => [await householdArea(sql, id, scopes), await visitRowsOf(sql, id, key, limit + 1)] as const,
    );
    if (!household) throw unknown("household_unknown", "住户", id);
    if (rows.some(({ note }) => note !== null)) {
      await noteSeen(sql, viewer, { id, ...household }, addressOf(c, settings));
    }
    const answer = page(
      rows,
      limit,
      (row) => visitOf(row, sealer),
      ({ at_us, id }) => [at_us, id],
    );
    return c.json(answer, 200, { "cache-control": "no-store" });
  });
  return routes;
}

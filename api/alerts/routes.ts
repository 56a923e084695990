import { createRoute, z } from "@hono/zod-openapi";
import { type Alert, MOST_REASON } from "../../domain/alert.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn, type Scope } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import type { Queryable } from "../database/database.ts";
import type { Areas } from "../grids/areas.ts";
import { HttpError, placeOutside, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id, limit, position } from "../http/parameters.ts";
import { body, failures, json, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { writeIncident } from "../incidents/report.ts";
import { areaAt } from "../incidents/report-queries.ts";
import { noteRequestDecided } from "../open311/contact.ts";
import type { Parts } from "../parts.ts";
import { type AlertRow, holdAlert, noteJudged, waitingAlerts } from "./queries.ts";

const refused = refusals(400, 404);

const listAlerts = createRoute({
  method: "get",
  path: "/api/alerts",
  ...needs("incidents.handle"),
  summary: "What machines were not sure of and nobody has decided about, the latest first",
  request: { query: z.object({ limit: limit() }) },
  responses: { 200: jsonOf<Page<Alert>>("alerts"), ...refused },
});

const Judgement = z
  .object({
    accept: z.boolean({ message: "应为 true 或 false" }),
    reason: z
      .string()
      .trim()
      .max(MOST_REASON, { message: `应不超过 ${MOST_REASON} 字` })
      .optional()
      .openapi({ description: "why it was nothing" }),
    place: z
      .object({ position, address: z.string().trim().max(200, { message: "应不超过 200 字" }) })
      .optional()
      .openapi({ description: "where it really is, such as for an address that was not sure" }),
  })
  .openapi("AlertJudgement");

const judgeAlert = createRoute({
  method: "post",
  path: "/api/alerts/{id}",
  ...needs("incidents.handle"),
  summary: "Decides about an alert: it becomes an incident, or it was nothing",
  request: {
    params: z.object({ id }),
    ...body(Judgement),
  },
  responses: {
    200: json("id of the incident; null where it was nothing", z.object({ incident: z.number().nullable() })),
    ...refused,
    409: failures[409],
  },
});

type Place = NonNullable<z.infer<typeof Judgement>["place"]>;

const alertItem = (row: AlertRow, areas: Areas): Alert => ({
  id: row.id,
  sender: row.sender,
  camera: row.camera,
  kind: row.kind,
  text: row.text,
  address: row.address,
  position: [row.lng, row.lat],
  grid: areas.of(row.area_id)?.code ?? null,
  confidence: row.confidence,
  count: row.count,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
});

export function alertRoutes({ database: { sql, sealer }, memory, changes, settings }: Parts) {
  const routes = newRoutes();

  /** `GET /api/alerts` */
  routes.openapi(listAlerts, async (c) => {
    const rows = await waitingAlerts(sql, scopeOf(c, "incidents.handle"), c.req.valid("query").limit);
    return c.json({ items: rows.map((row) => alertItem(row, memory.areas)), next: null }, 200);
  });

  /** What waits, at another place than was thought. Throws 404 `place_unknown` outside `scope`. */
  async function placedAt(tx: Queryable, row: AlertRow, { position, address }: Place, scope: Scope) {
    if (!liesIn(memory.areas, await areaAt(tx, position), scope)) throw placeOutside();
    return { ...row, lng: position[0], lat: position[1], address: address || null };
  }

  /** `POST /api/alerts/5 {"accept": true}` */
  routes.openapi(judgeAlert, async (c) => {
    const { id } = c.req.valid("param");
    const { accept, reason, place } = c.req.valid("json");
    const viewer = viewerOf(c);
    const { name } = viewer.account;
    const incident = await sql.begin(async (tx) => {
      // why: whoever writes incidents takes this lock first, so that none waits for another crosswise
      await holdLog(tx);
      const row = await holdAlert(tx, id, scopeOf(c, "incidents.handle"));
      if (!row) throw unknown("alert_unknown", "报警", id);
      if (row.state !== "waiting") {
        throw new HttpError(409, "alert_judged", "已有人核实过这条报警。 Somebody has decided about it.", String(id));
      }
      const by = { account: viewer.account.id, name };
      const report = place ? await placedAt(tx, row, place, scopeOf(c, "incidents.handle")) : row;
      const written = accept ? await writeIncident(tx, report, by) : null;
      await noteJudged(tx, id, { incident: written?.id ?? null, reason: accept ? null : reason || null, by: name });
      await noteRequestDecided(tx, sealer, id, written);
      const subject = { kind: "alert", id };
      const address = addressOf(c, settings);
      const what = { action: "alert.judged", subject, area: row.area_id, reason, details: { accept } } as const;
      await record(tx, { viewer, address, ...what });
      return written?.id ?? null;
    });
    await changes.pull();
    return c.json({ incident }, 200);
  });
  return routes;
}

import { createRoute, z } from "@hono/zod-openapi";
import { MOST_DAYS, type VisitSchedules } from "../../domain/visit-schedule.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import { HttpError } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { replaceSchedules, visitSchedules } from "./queries.ts";

const schedules = jsonOf<VisitSchedules>("every how many days");
const refused = refusals();

const getSchedules = createRoute({
  method: "get",
  path: "/api/schedules",
  ...needs("map"),
  summary: "Every how many days households are visited, by type and by attention; the shortest counts",
  responses: { 200: schedules, ...refused },
});

const days = z
  .number({ message: `应为 1–${MOST_DAYS} 的整数` })
  .int({ message: `应为 1–${MOST_DAYS} 的整数` })
  .min(1, { message: `应为 1–${MOST_DAYS} 的整数` })
  .max(MOST_DAYS, { message: `应为 1–${MOST_DAYS} 的整数` });
const NewSchedules = z
  .object({ types: z.record(z.string(), days), attention: z.record(z.string(), days) })
  .openapi("VisitSchedules");

const putSchedules = createRoute({
  method: "put",
  path: "/api/schedules",
  ...needs("accounts"),
  summary: "Replaces all schedules; a code that is left out has none. Logged",
  request: body(NewSchedules),
  responses: { 200: schedules, 400: failures[400], ...refused },
});

export function scheduleRoutes({ database: { sql }, memory, changes, settings }: Parts) {
  const routes = newRoutes();

  /** `GET /api/schedules` */
  routes.openapi(getSchedules, async (c) => c.json(await visitSchedules(sql), 200));

  /** `PUT /api/schedules {"types": {"elder": 30}, "attention": {"red": 7}}` */
  routes.openapi(putSchedules, async (c) => {
    const wanted = c.req.valid("json");
    requireCodes("types", Object.keys(wanted.types), memory.codes.tables.householdTypes);
    requireCodes("attention", Object.keys(wanted.attention), memory.codes.tables.attentionLevels);
    if (scopeOf(c, "accounts").areas !== null) {
      const message = "走访周期适用于全部范围，超出了您的管理范围。 Schedules reach beyond your own area.";
      throw new HttpError(403, "beyond_scope", message);
    }
    const address = addressOf(c, settings);
    await sql.begin(async (tx) => {
      await holdLog(tx);
      const before = await visitSchedules(tx);
      if (isSame(before, wanted)) return;
      await replaceSchedules(tx, wanted);
      await record(tx, {
        viewer: viewerOf(c),
        action: "schedule.changed",
        address,
        details: { before, after: wanted },
      });
    });
    await changes.pull();
    return c.json(await visitSchedules(sql), 200);
  });
  return routes;
}

const isSame = (a: VisitSchedules, b: VisitSchedules): boolean =>
  (["types", "attention"] as const).every((kind) => {
    const [left, right] = [a[kind], b[kind]];
    return (
      Object.keys(left).length === Object.keys(right).length &&
      Object.entries(left).every(([code, days]) => right[code] === days)
    );
  });

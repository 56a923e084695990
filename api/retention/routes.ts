import { createRoute, z } from "@hono/zod-openapi";
import { MOST_DAYS, type Retention } from "../../domain/retention.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import type { Scope } from "../access/viewer.ts";
import { record } from "../audit/log.ts";
import type { Queryable } from "../database/database.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { day, id } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { anonymise } from "./anonymise.ts";
import { countDue, lastRun, noteLeft, retentionDays, setRetentionDays } from "./queries.ts";

const answers = {
  200: jsonOf<Retention>("the rules, whom they concern now, and the last run"),
  ...refusals(),
};

const getRetention = createRoute({
  method: "get",
  path: "/api/retention",
  ...needs("accounts"),
  summary: "How long personal data is kept, and how much of it is kept longer now",
  responses: answers,
});

const days = z
  .number({ message: `应为 1–${MOST_DAYS} 天` })
  .int({ message: `应为 1–${MOST_DAYS} 天` })
  .min(1, { message: `应为 1–${MOST_DAYS} 天` })
  .max(MOST_DAYS, { message: `应为 1–${MOST_DAYS} 天` });

const putRetention = createRoute({
  method: "put",
  path: "/api/retention",
  ...needs("accounts"),
  summary: "Sets how many days personal data is kept; nothing is removed before the next run",
  request: body(z.object({ households: days, reporters: days })),
  responses: { ...answers, 400: failures[400] },
});

const runRetention = createRoute({
  method: "post",
  path: "/api/retention/run",
  ...needs("accounts"),
  summary: "Removes now what the next run would remove. It cannot be undone",
  responses: answers,
});

const putLeft = createRoute({
  method: "put",
  path: "/api/households/{id}/left",
  ...needs("households.write"),
  summary:
    "Notes the day a household moved away, null that it lives there; from then on its personal data is kept for a time",
  request: {
    params: z.object({ id }),
    ...body(z.object({ on: day.nullable() })),
  },
  responses: {
    204: { description: "noted" },
    ...refusals(400, 404),
  },
});

export function retentionRoutes({ database: { sql }, changes, settings }: Parts) {
  const routes = newRoutes();

  /** `PUT /api/households/1024/left {"on": "2026-05-01"}` */
  routes.openapi(putLeft, async (c) => {
    const { id } = c.req.valid("param");
    const { on } = c.req.valid("json");
    if (on !== null && Date.parse(on) > Date.now() + A_DAY_MS) {
      throw new HttpError(
        400,
        "invalid_parameter",
        "迁出日期不能晚于今天。 Nobody has moved away yet on that day.",
        "on",
      );
    }
    await sql.begin(async (tx) => {
      const row = await noteLeft(tx, id, on, scopeOf(c, "households.write"));
      if (!row) throw unknown("household_unknown", "住户", id);
      const details = { code: row.code, on };
      const address = addressOf(c, settings);
      const subject = { kind: "household", id };
      await record(tx, { viewer: viewerOf(c), action: "household.left", subject, area: row.area_id, address, details });
    });
    await changes.pull();
    return c.body(null, 204);
  });

  /** `GET /api/retention` */
  routes.openapi(getRetention, async (c) => c.json(await retentionOf(sql), 200));

  /** `PUT /api/retention {"households": 180, "reporters": 365}` */
  routes.openapi(putRetention, async (c) => {
    requireAll(scopeOf(c, "accounts"));
    const asked = c.req.valid("json");
    await sql.begin(async (tx) => {
      const before = await retentionDays(tx);
      await setRetentionDays(tx, asked);
      const details = { before, after: asked };
      await record(tx, { viewer: viewerOf(c), action: "retention.changed", address: addressOf(c, settings), details });
    });
    return c.json(await retentionOf(sql), 200);
  });

  /** `POST /api/retention/run` */
  routes.openapi(runRetention, async (c) => {
    requireAll(scopeOf(c, "accounts"));
    await anonymise(sql, { viewer: viewerOf(c), address: addressOf(c, settings) });
    await changes.pull();
    return c.json(await retentionOf(sql), 200);
  });
  return routes;
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** The rules hold for the whole town. Throws 403 for who manages a part of it. */
function requireAll(scope: Scope): void {
  if (scope.areas === null) return;
  const message = "保存期限对全部区域有效，只有全域管理员可以更改。 Only whoever manages everything may change this.";
  throw new HttpError(403, "beyond_scope", message);
}

async function retentionOf(sql: Queryable): Promise<Retention> {
  const days = await retentionDays(sql);
  const last = await lastRun(sql);
  return {
    days,
    due: await countDue(sql, days),
    last: last ? { ...last, at: last.at.toISOString() } : null,
  };
}

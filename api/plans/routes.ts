import { createRoute, z } from "@hono/zod-openapi";
import type { Plan } from "../../domain/visit.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { record } from "../audit/log.ts";
import { holdLog } from "../audit/queries.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { id } from "../http/parameters.ts";
import { body, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { householdArea } from "../visits/queries.ts";
import { planContext, planOf } from "./item.ts";
import { planRow, removePlan, savePlan } from "./queries.ts";

/** Letters a plan may have. */
const MOST_TEXT = 2000;

const NewPlan = z
  .object({
    text: z
      .string({ message: "应为文字" })
      .trim()
      .max(MOST_TEXT, { message: `应不超过 ${MOST_TEXT} 字` }),
    before: z.string().nullish().openapi({
      description:
        "`updatedAt` of the plan that was changed, null where there was none: another one by now is not lost",
    }),
  })
  .openapi("NewPlan");

const putPlan = createRoute({
  method: "put",
  path: "/api/households/{id}/plan",
  ...needs("households.write"),
  summary: "What is done for one household; an empty text takes it away. Logged",
  request: { params: z.object({ id }), ...body(NewPlan) },
  responses: {
    200: jsonOf<{ plan: Plan | null }>("the plan as it is now"),
    ...refusals(400, 404, 409),
  },
});

export function planRoutes({ database: { sql, sealer }, settings }: Parts) {
  /** `PUT /api/households/1024/plan {"text": "每周三送餐，联系儿子", "before": null}` */
  return newRoutes().openapi(putPlan, async (c) => {
    const { id } = c.req.valid("param");
    const { text, before } = c.req.valid("json");
    const viewer = viewerOf(c);
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.write")];
    const plan = await sql.begin(async (tx): Promise<Plan | null> => {
      await holdLog(tx);
      const household = await householdArea(tx, id, scopes);
      if (!household) throw unknown("household_unknown", "住户", id);
      const known = await planRow(tx, id);
      const now = known ? planOf(known, sealer) : null;
      if ((now?.text ?? "") === text) return now;
      if (before !== undefined && (now?.updatedAt ?? null) !== before) throw changed(id);
      if (text === "") await removePlan(tx, id);
      else await savePlan(tx, id, sealer.seal(text, planContext(id)), viewer.account);
      const subject = { kind: "household", id };
      const details = { code: household.code, removed: text === "" };
      const address = addressOf(c, settings);
      await record(tx, { viewer, action: "plan.changed", subject, area: household.area_id, address, details });
      return text === "" ? null : planOf((await planRow(tx, id))!, sealer);
    });
    return c.json({ plan }, 200, { "cache-control": "no-store" });
  });
}

const changed = (id: number) =>
  new HttpError(
    409,
    "plan_changed",
    "一户一策刚被别人改过，请看过之后再保存。 Somebody else has just changed the plan.",
    String(id),
  );

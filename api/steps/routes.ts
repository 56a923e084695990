import { createRoute, z } from "@hono/zod-openapi";
import type { IncidentCard } from "../../domain/incident.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { officeOf } from "../flow/queries.ts";
import { HttpError } from "../http/errors.ts";
import { id, instant } from "../http/parameters.ts";
import { body, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { incidentCard } from "../incidents/card.ts";
import { heldIncident } from "../incidents/hold.ts";
import type { Parts } from "../parts.ts";
import { stepAsked, takeStep } from "./take-step.ts";

const stars = "应为 1–5 的整数";
const Step = z
  .object({
    step: z.string().min(1, { message: "应为步骤代码" }).max(50, { message: "应为步骤代码" }),
    note: z.string().trim().max(2000, { message: "应不超过 2000 字" }).optional(),
    to: z.number().int({ message: "应为人员编号" }).positive({ message: "应为人员编号" }).optional(),
    disposition: z.string().optional(),
    due: instant.optional(),
    rating: z.number().int({ message: stars }).min(1, { message: stars }).max(5, { message: stars }).optional(),
    seen: z.number().int({ message: "应为整数" }).optional().openapi({
      description: "number of steps that were known: refused with `step_taken` when somebody took one since",
    }),
  })
  .openapi("IncidentStep");

const postStep = createRoute({
  method: "post",
  path: "/api/incidents/{id}/steps",
  ...needs("incidents.handle"),
  summary:
    "Takes a step of an incident, and of the reports that are parts of it; a step may need a right beyond this one",
  request: { params: z.object({ id }), ...body(Step) },
  responses: {
    200: jsonOf<IncidentCard>("the incident then"),
    ...refusals(400, 404, 409),
  },
});

export function stepRoutes(parts: Parts) {
  const { database, memory, changes } = parts;

  /** `POST /api/incidents/77/steps {"step": "assigned", "disposition": "immediate", "seen": 0}` */
  return newRoutes().openapi(postStep, async (c) => {
    const { id } = c.req.valid("param");
    const asked = c.req.valid("json");
    const viewer = viewerOf(c);
    await database.sql.begin(async (tx) => {
      const held = await heldIncident(tx, parts, c, id);
      const office = await officeOf(tx);
      const step = await stepAsked(tx, office, held, asked);
      if (!liesIn(memory.areas, held.area_id, viewer.scope(step.right))) {
        throw new HttpError(403, "forbidden", "您在这里没有这项权限。 You may not do this here.", step.right);
      }
      const { id: account, name, staffId: staff } = viewer.account;
      await takeStep(tx, office, held, step, asked, { account, staff, name });
    });
    await changes.pull();
    return c.json(await incidentCard(parts, viewer, id), 200);
  });
}

import { createRoute, z } from "@hono/zod-openapi";
import type { IncidentCard } from "../../domain/incident.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { departmentWith } from "../flow/queries.ts";
import { queueCall } from "../handing-on/outbox-queries.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { id, instant } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { incidentCard } from "../incidents/card.ts";
import { heldIncident } from "../incidents/hold.ts";
import { tellOf } from "../incidents/report-queries.ts";
import type { Parts } from "../parts.ts";
import { insertWhistle, noteArrival, whistleAnswered } from "./queries.ts";

const answers = {
  200: jsonOf<IncidentCard>("the incident then"),
  ...refusals(400, 404),
};

const postWhistle = createRoute({
  method: "post",
  path: "/api/incidents/{id}/whistles",
  ...needs("incidents.handle"),
  summary: "Calls another department for an incident, to be there by a time",
  request: {
    params: z.object({ id }),
    ...body(
      z.object({
        department: z.string().min(1, { message: "应为部门代码" }),
        note: z.string().trim().max(2000, { message: "应不超过 2000 字" }).optional(),
        arriveBy: instant,
      }),
    ),
  },
  responses: answers,
});

const postArrival = createRoute({
  method: "post",
  path: "/api/incidents/{id}/whistles/{n}/arrive",
  ...needs("incidents.handle"),
  summary: "Notes that the department that was called is there",
  request: { params: z.object({ id, n: id }) },
  responses: { ...answers, 409: failures[409] },
});

/** 吹哨: other departments called for, and whether they came. */
export function whistleRoutes(parts: Parts) {
  const { database, changes } = parts;
  const routes = newRoutes();

  /** `POST /api/incidents/77/whistles {"department": "gas", "arriveBy": "2026-05-01T10:00:00+08:00"}` */
  routes.openapi(postWhistle, async (c) => {
    const { id } = c.req.valid("param");
    const { department, note, arriveBy } = c.req.valid("json");
    const { account } = viewerOf(c);
    await database.sql.begin(async (tx) => {
      const held = await heldIncident(tx, parts, c, id);
      if (!(await departmentWith(tx, department))) {
        throw new HttpError(
          400,
          "code_unknown",
          `没有代码为“${department}”的部门。 There is no such department.`,
          "department",
        );
      }
      if (arriveBy <= held.now) {
        throw new HttpError(400, "invalid_parameter", "到场时间应晚于现在。 The time to be there is past.", "arriveBy");
      }
      const by = { account: account.id, name: account.name };
      await queueCall(tx, id, await insertWhistle(tx, id, { department, note: note || null, arriveBy, by }));
      await tellOf(tx, id);
    });
    await changes.pull();
    return c.json(await incidentCard(parts, viewerOf(c), id), 200);
  });

  /** `POST /api/incidents/77/whistles/1/arrive` */
  routes.openapi(postArrival, async (c) => {
    const { id, n } = c.req.valid("param");
    await database.sql.begin(async (tx) => {
      await heldIncident(tx, parts, c, id);
      const answered = await whistleAnswered(tx, id, n);
      if (answered === undefined) throw unknown("whistle_unknown", "吹哨", n);
      if (answered) throw new HttpError(409, "whistle_answered", "已记录到场。 They are there already.", String(n));
      await noteArrival(tx, id, n, viewerOf(c).account.name);
      await tellOf(tx, id);
    });
    await changes.pull();
    return c.json(await incidentCard(parts, viewerOf(c), id), 200);
  });
  return routes;
}

import { createRoute, z } from "@hono/zod-openapi";
import {
  METRES_A_MINUTE,
  WALK_MINUTES,
  type WalkingCircle,
  type WalkMinutes,
  type WalkOutside,
  type WayToDoor,
} from "../../domain/walk.ts";
import { encodeWalkClasses } from "../../domain/walking-classes.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import { unknown } from "../http/errors.ts";
import { requireCodes } from "../http/known-codes.ts";
import { id } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { outsideByArea } from "./outside.ts";
import { doorOf, facilitiesOf, facilityAt, gatesOf } from "./queries.ts";
import { Reach } from "./reach.ts";
import type { Walking } from "./walking.ts";

const getWay = createRoute({
  method: "get",
  path: "/api/households/{id}/way",
  ...needs("households"),
  summary: "The way on foot to the door: from the gate of its compound, else from the nearest street",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<WayToDoor>("the way"),
    ...refusals(400, 404),
  },
});

const minutes = z.coerce
  .number()
  .refine((given): given is WalkMinutes => WALK_MINUTES.includes(given as WalkMinutes), {
    message: `应为 ${WALK_MINUTES.join("、")} 之一`,
  })
  .default(15)
  .openapi({ type: "integer", enum: [...WALK_MINUTES], default: 15, description: `at ${METRES_A_MINUTE} m a minute` });

const getCircle = createRoute({
  method: "get",
  path: "/api/facilities/{id}/circle",
  ...needs("map"),
  summary:
    "The ground from which one walks to a facility in so many minutes, and how many households in scope lie there",
  request: { params: z.object({ id }), query: z.object({ minutes }) },
  responses: {
    200: jsonOf<WalkingCircle>("the circle"),
    ...refusals(400, 404),
  },
});

const getOutside = createRoute({
  method: "get",
  path: "/api/walking/outside",
  ...needs("households"),
  summary:
    "Which households in scope lie farther than a walk from every facility of a kind; by area, and each by its id",
  request: { query: z.object({ kind: z.string().min(1, { message: "应为设施类型的代码" }), minutes }) },
  responses: {
    200: jsonOf<WalkOutside>("who lies outside"),
    ...refusals(400),
  },
});

export function walkingRoutes({ database: { sql }, memory }: Parts, views: Views, walking: Walking) {
  const routes = newRoutes();
  const reach = new Reach(walking);

  /** `GET /api/facilities/17/circle?minutes=15` */
  routes.openapi(getCircle, async (c) => {
    const { id } = c.req.valid("param");
    const { minutes } = c.req.valid("query");
    const viewer = viewerOf(c);
    const position = await facilityAt(sql, id);
    if (!position) throw unknown("facility_unknown", "设施", id);
    const metres = minutes * METRES_A_MINUTE;
    const circle: WalkingCircle = { ...reach.area(position, minutes), metres, minutes };
    if (viewer.may("households")) {
      const { households } = views.of(sightOf(viewer));
      const walked = await reach.metres([position], households, metres);
      circle.households = walked.metres.reduce((count, far) => count + (far === Infinity ? 0 : 1), 0);
    }
    return c.json(circle, 200);
  });

  /** `GET /api/walking/outside?kind=canteen&minutes=15` */
  routes.openapi(getOutside, async (c) => {
    const { kind, minutes } = c.req.valid("query");
    requireCodes("kind", [kind], memory.codes.tables.facilityKinds);
    const viewer = viewerOf(c);
    const { households } = views.of(sightOf(viewer));
    const facilities = await facilitiesOf(sql, kind);
    const metres = minutes * METRES_A_MINUTE;
    const walked = await reach.metres(facilities, households, metres);
    const isOutside = (row: number) => walked.metres[row] === Infinity;
    const answer: WalkOutside = {
      ...{ kind, minutes, metres, facilities: facilities.length, straight: walked.straight },
      ...outsideByArea(memory, viewer.scope("households"), households.grid, isOutside),
      classes: Buffer.from(encodeWalkClasses(households.id, (row) => !isOutside(row))).toString("base64"),
    };
    return c.json(answer, 200);
  });

  /** `GET /api/households/1024/way` */
  return routes.openapi(getWay, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const [door, gates] = await asReader(sql, memory.areas, viewer, async (sql) => {
      const door = await doorOf(sql, id, viewer.scope("households"));
      return [door, door?.compound ? [...(await gatesOf(sql, door.compound.id))] : []] as const;
    });
    if (!door) throw unknown("household_unknown", "住户", id);
    const { position, compound } = door;
    const found = walking.wayFromAny(
      gates.map((gate) => gate.position),
      position,
    );
    const way: WayToDoor = found
      ? { ...found.way, gate: gates[found.from], street: null, compound }
      : { ...walking.wayFromStreet(position), gate: null, compound };
    // why not kept: it tells where somebody lives
    return c.json(way, 200, { "cache-control": "no-store" });
  });
}

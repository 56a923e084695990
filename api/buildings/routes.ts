import { createRoute, z } from "@hono/zod-openapi";
import type { BuildingCard } from "../../domain/building.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { unknown } from "../http/errors.ts";
import { id } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { buildingById, incidentsAt } from "./queries.ts";

/** What happened longer ago says little of a building as it is. */
const YEAR_MS = 365 * 86_400_000;

const getBuilding = createRoute({
  method: "get",
  path: "/api/buildings/{id}",
  ...needs("map"),
  summary: "One building, its households in scope by stair, floor and door, and what happened there in a year",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<BuildingCard>("the building"),
    ...refusals(400, 404),
  },
});

export function buildingRoutes({ database: { sql }, memory }: Parts) {
  /** `GET /api/buildings/12` */
  return newRoutes().openapi(getBuilding, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const since = new Date(Date.now() - YEAR_MS);
    const [found, incidents] = await asReader(sql, memory.areas, viewer, (sql) =>
      Promise.all([
        buildingById(sql, id, scopeOf(c, "households")),
        incidentsAt(sql, id, since, scopeOf(c, "incidents")),
      ]),
    );
    if (!found) throw unknown("building_unknown", "楼栋", id);
    const { households, ...building } = found;
    return c.json(
      {
        ...building,
        ...(viewer.may("households") ? { households } : {}),
        ...(viewer.may("incidents") ? { incidents } : {}),
      },
      200,
    );
  });
}

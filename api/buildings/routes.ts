import { createRoute, z } from "@hono/zod-openapi";
import type { BuildingCard } from "../../domain/building.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { unknown } from "../http/errors.ts";
import { id } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { buildingById } from "./queries.ts";

const getBuilding = createRoute({
  method: "get",
  path: "/api/buildings/{id}",
  ...needs("map"),
  summary: "One building, and its households in scope by stair, floor and door",
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
    const found = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      buildingById(sql, id, scopeOf(c, "households")),
    );
    if (!found) throw unknown("building_unknown", "楼栋", id);
    const { households, ...building } = found;
    return c.json(viewerOf(c).may("households") ? { ...building, households } : building, 200);
  });
}

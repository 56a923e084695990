import { createRoute, z } from "@hono/zod-openapi";
import type { IncidentFigures } from "../../domain/incident-figures.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { requireArea } from "../grids/lineage.ts";
import { instant } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { figuresOf } from "./figures.ts";
import { countRows, medianRows } from "./queries.ts";

const getFigures = createRoute({
  method: "get",
  path: "/api/incidents/figures",
  ...needs("incidents"),
  summary:
    "How incidents reported from `from` until before `to` were handled, in all, by area of a level and by person: on time, median time of each step, reopened",
  request: {
    query: z.object({
      from: instant,
      to: instant,
      level: z.enum(["street", "community", "grid", "microgrid"]).default("grid"),
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
    }),
  },
  responses: {
    200: jsonOf<IncidentFigures>("figures"),
    ...refusals(400),
  },
});

export function incidentFigureRoutes({ database: { sql }, memory }: Parts) {
  const routes = newRoutes();

  /** `GET /api/incidents/figures?from=2026-11-01T00:00:00%2B08:00&to=2026-11-08T00:00:00%2B08:00&level=grid` */
  routes.openapi(getFigures, async (c) => {
    const filter = c.req.valid("query");
    requireArea(memory.areas, "grid", filter.grid);
    const scope = scopeOf(c, "incidents");
    const [counts, medians] = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      Promise.all([countRows(sql, scope, filter), medianRows(sql, scope, filter)]),
    );
    return c.json(figuresOf(counts, medians, memory.areas), 200);
  });
  return routes;
}

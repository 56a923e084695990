import { createRoute, z } from "@hono/zod-openapi";
import { encodeHouseholds } from "../../domain/columns.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { version } from "../http/parameters.ts";
import { failures, finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { householdColumns } from "./columns.ts";

const getColumns = createRoute({
  method: "get",
  path: "/api/households/columns",
  summary:
    "All households as binary columns (domain/columns.ts): position, type, attention, grid, id. No personal field",
  request: { query: z.object({ v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    503: failures[503],
  },
});

export function householdRoutes({ memory }: Parts) {
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 1);

  /** `GET /api/households/columns` */
  routes.openapi(getColumns, async (c) => {
    const { v } = c.req.valid("query");
    const make = () => encodeHouseholds(householdColumns(memory.households, memory.codes, memory.areaCodes));
    const request = { headers: c.req.raw.headers, v };
    return finished(await kept.answer("all", memory.versions.households, request, make));
  });
  return routes;
}

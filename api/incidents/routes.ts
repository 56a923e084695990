import { createRoute, z } from "@hono/zod-openapi";
import { encodeIncidents } from "../../domain/columns.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { instant, version } from "../http/parameters.ts";
import { failures, finished, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { incidentColumns } from "./columns.ts";

const getColumns = createRoute({
  method: "get",
  path: "/api/incidents/columns",
  summary: "Incidents reported from `from` until before `to` as binary columns (domain/columns.ts), the earliest first",
  request: { query: z.object({ from: instant.optional(), to: instant.optional(), v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    400: failures[400],
    503: failures[503],
  },
});

/** Whole seconds, as columns hold them: a report belongs to the second it fell into. */
const seconds = (time: Date | undefined): number | null => (time ? Math.ceil(time.getTime() / 1000) : null);

export function incidentRoutes({ memory }: Parts) {
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 8);

  /** `GET /api/incidents/columns?from=2026-05-01T00:00:00%2B08:00` */
  routes.openapi(getColumns, async (c) => {
    const query = c.req.valid("query");
    const span = { from: seconds(query.from), to: seconds(query.to) };
    const make = () => encodeIncidents(incidentColumns(memory.incidents, memory.codes, memory.areaCodes, span));
    const request = { headers: c.req.raw.headers, v: query.v };
    return finished(await kept.answer(`${span.from}-${span.to}`, memory.versions.incidents, request, make));
  });
  return routes;
}

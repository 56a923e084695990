import { createRoute, z } from "@hono/zod-openapi";
import type { Handover } from "../../domain/layout/publication.ts";
import { needs } from "../access/guard.ts";
import { day, id, limit } from "../http/parameters.ts";
import { jsonOf, refusals } from "../http/routing.ts";

/** Hand-overs listed at once. */
const MOST_MOVES = 1000;

const params = z.object({ id });
const ofOne = refusals(400, 404);

export const getHandover = createRoute({
  method: "get",
  path: "/api/layouts/{id}/handover",
  ...needs("layouts"),
  summary:
    "Every household in scope that changes its worker (or its area, where it has none), with its next visit, and every open incident that changes area or worker, masked: worked out for `day`, or as it was kept",
  request: {
    params,
    query: z.object({
      day: day.optional(),
      limit: limit(MOST_MOVES, 200),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: { 200: jsonOf<Handover>("the list"), ...ofOne },
});

export const getHandoverCsv = createRoute({
  method: "get",
  path: "/api/layouts/{id}/handover.csv",
  ...needs("layouts"),
  summary: "The same as a table for Excel, all of it. Logged",
  request: { params, query: z.object({ day: day.optional() }) },
  responses: { 200: { description: "CSV", content: { "text/csv": { schema: z.string() } } }, ...ofOne },
});

import { createRoute, z } from "@hono/zod-openapi";
import { needs } from "../access/guard.ts";
import { limit } from "../http/parameters.ts";
import { failures, json, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { type Found, search } from "./queries.ts";

const MOST = 20;

const getSearch = createRoute({
  method: "get",
  path: "/api/search",
  ...needs("map"),
  summary: "Areas, buildings, places, roads, facilities, households (by address or code) and incidents (by code)",
  request: {
    query: z.object({
      q: z
        .string({ message: "应为 1–50 个字" })
        .trim()
        .min(1, { message: "应为 1–50 个字" })
        .max(50, { message: "应为 1–50 个字" }),
      limit: limit(MOST, MOST),
    }),
  },
  responses: {
    200: json("the best first", z.custom<{ items: Found[] }>().openapi({ type: "object" })),
    400: failures[400],
    401: failures[401],
    403: failures[403],
    503: failures[503],
  },
});

export function searchRoutes({ database: { sql } }: Parts) {
  /** `GET /api/search?q=柳园路1号院` */
  return newRoutes().openapi(getSearch, async (c) => {
    const { q, limit } = c.req.valid("query");
    return c.json({ items: await search(sql, q, limit) }, 200);
  });
}

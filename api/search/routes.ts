import { createRoute, z } from "@hono/zod-openapi";
import { needs, viewerOf } from "../access/guard.ts";
import { limit } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import type { Found } from "./found.ts";
import { search } from "./search.ts";
import type { SearchIndex } from "./search-index.ts";

const MOST = 20;

const getSearch = createRoute({
  method: "get",
  path: "/api/search",
  ...needs("map"),
  summary:
    "Households by name, pinyin, address, phone tail or code; areas, buildings, places, roads, facilities, workers",
  description:
    "Words may stand in any order: 张伟, zhangwei, zw, 3号楼2单元501, 3-2-501, 501 3栋, 5678. Households and incidents only of the " +
    "viewer's scope, names and phones masked; by name and phone only where the viewer has households.reveal.",
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
    200: jsonOf<{ items: Found[] }>("the best first"),
    ...refusals(400),
  },
});

export function searchRoutes(parts: Parts, index: SearchIndex) {
  /** `GET /api/search?q=zhangw 3号楼` */
  return newRoutes().openapi(getSearch, async (c) => {
    const { q, limit } = c.req.valid("query");
    return c.json({ items: await search(parts, index, viewerOf(c), q, limit) }, 200);
  });
}

import { createRoute, z } from "@hono/zod-openapi";
import { needs } from "../access/guard.ts";
import { requireArea } from "../grids/lineage.ts";
import { requireCodes } from "../http/known-codes.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { bbox, codes, limit } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { type FacilityRow, facilityRows } from "./queries.ts";

const listFacilities = createRoute({
  method: "get",
  path: "/api/facilities",
  ...needs("map"),
  summary: "Service stations, canteens, cameras and the like, by kind, area and bounds",
  request: {
    query: z.object({
      kind: codes.optional(),
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
      bbox: bbox.optional(),
      limit: limit(),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<FacilityRow>>("a page of facilities"),
    ...refusals(400),
  },
});

export function facilityRoutes({ database: { sql }, memory }: Parts) {
  /** `GET /api/facilities?kind=camera` */
  return newRoutes().openapi(listFacilities, async (c) => {
    const { kind: kinds, grid, bbox, limit, after } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    requireCodes("kind", kinds, memory.codes.tables.facilityKinds);
    const [from] = readCursor(after, 1) ?? [0];
    const rows = await facilityRows(sql, { kinds, grid, bbox }, from, limit + 1);
    return c.json(
      page(
        [...rows],
        limit,
        (row) => row,
        ({ id }) => [id],
      ),
      200,
    );
  });
}

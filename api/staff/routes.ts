import { createRoute, z } from "@hono/zod-openapi";
import type { StaffMember } from "../../domain/staff.ts";
import { needs } from "../access/guard.ts";
import { requireArea } from "../grids/lineage.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { staffWithin } from "./queries.ts";

const listStaff = createRoute({
  method: "get",
  path: "/api/staff",
  ...needs("map"),
  summary: "Who is on duty in an area and within it, without phones",
  request: {
    query: z.object({ area: z.string().openapi({ description: "code of an area of any level" }) }),
  },
  responses: {
    200: jsonOf<{ items: StaffMember[]; next: null }>("everybody on duty there today"),
    ...refusals(400),
  },
});

export function staffRoutes({ database: { sql }, memory }: Parts) {
  /** `GET /api/staff?area=990101001001` */
  return newRoutes().openapi(listStaff, async (c) => {
    const { area } = c.req.valid("query");
    requireArea(memory.areas, "area", area);
    return c.json({ items: [...(await staffWithin(sql, area))], next: null }, 200);
  });
}

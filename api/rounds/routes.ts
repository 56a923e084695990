import { createRoute, z } from "@hono/zod-openapi";
import { chinaDay, dayAfter } from "../../domain/day.ts";
import type { Position } from "../../domain/position.ts";
import type { VisitRound } from "../../domain/visit-round.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { requireArea } from "../grids/lineage.ts";
import { maskedHousehold } from "../households/item.ts";
import { day } from "../http/parameters.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { dueRows } from "../visits/state-queries.ts";
import type { Walking } from "../walking/walking.ts";
import { planRound } from "./plan-round.ts";

/** What is due within these days is visited with its neighbours. */
const SOON_DAYS = 5;

/** Due households that are looked at for one round, the longest overdue first. */
const MOST_DUE = 1000;

const from = z
  .string()
  .transform((text) => text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
  .refine(([lng, lat, more]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && more === undefined, {
    message: "应为 经度,纬度，如 113.24,35.22",
  })
  .transform((numbers) => numbers as unknown as Position)
  .openapi({ type: "string", example: "113.24,35.22", description: "where one sets out: lng,lat" });

const getRound = createRoute({
  method: "get",
  path: "/api/visits/round",
  ...needs("households"),
  summary: `Visits due by \`day\` (today unless told) as one round on foot, joined by building with what is due there within ${SOON_DAYS} days; measured over roads, or straight where there are none`,
  request: {
    query: z.object({
      grid: z.string().openapi({ description: "code of an area of any level: all within it" }),
      day: day.optional(),
      from: from.optional(),
    }),
  },
  responses: {
    200: jsonOf<VisitRound>("the round"),
    ...refusals(400),
  },
});

export function roundRoutes({ database: { sql, sealer }, memory }: Parts, walking: Walking) {
  /** `GET /api/visits/round?grid=99010100100100101&from=113.2405,35.2391` */
  return newRoutes().openapi(getRound, async (c) => {
    const { grid, day = chinaDay(new Date()), from = null } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    const filter = { grid, until: dayAfter(day, SOON_DAYS) };
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      dueRows(sql, scopeOf(c, "households"), filter, null, MOST_DUE),
    );
    const due = rows.map((row) => ({
      ...maskedHousehold(row, memory.areas, sealer),
      visits: { last: row.last, due: row.due, rule: row.rule },
    }));
    return c.json(planRound(due, day, from, walking), 200, { "cache-control": "no-store" });
  });
}

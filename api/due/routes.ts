import { createRoute, z } from "@hono/zod-openapi";
import { chinaDay } from "../../domain/day.ts";
import type { HouseholdItem } from "../../domain/household.ts";
import type { VisitState } from "../../domain/visit.ts";
import { encodeVisits } from "../../domain/visit-columns.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { sightKey, sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import { requireArea } from "../grids/lineage.ts";
import { maskedHousehold } from "../households/item.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { bbox, day, limit, version } from "../http/parameters.ts";
import { failures, finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { type DueKey, type DueRow, dueRows } from "../visits/state-queries.ts";

const refused = refusals();

const getColumns = createRoute({
  method: "get",
  path: "/api/visits/columns",
  ...needs("households"),
  summary:
    "How visits stand in all households in scope of which there is anything to say, as binary columns (domain/visit-columns.ts)",
  request: { query: z.object({ v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    ...refused,
  },
});

const listDue = createRoute({
  method: "get",
  path: "/api/visits/due",
  ...needs("households"),
  summary: "Households whose next visit is due by the day `until` (today unless told), the longest overdue first",
  request: {
    query: z.object({
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
      until: day.optional(),
      bbox: bbox.optional(),
      limit: limit(),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<HouseholdItem & { visits: VisitState }>>("a page of households"),
    400: failures[400],
    ...refused,
  },
});

export function dueRoutes({ database: { sql, sealer }, memory }: Parts, views: Views) {
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 8);

  /** `GET /api/visits/columns` */
  routes.openapi(getColumns, async (c) => {
    const { v } = c.req.valid("query");
    const sight = sightOf(viewerOf(c));
    const make = () => encodeVisits(memory.visits.columns(views.of(sight).households.id));
    // a household that moves takes its visits into another scope
    const version = `${memory.versions.visits}.${views.version("households", sight, ["households"])}`;
    const request = { headers: c.req.raw.headers, v };
    return finished(await kept.answer(sightKey(sight, ["households"]), version, request, make));
  });

  /** `GET /api/visits/due?grid=990101001001&until=2026-11-27` */
  routes.openapi(listDue, async (c) => {
    const { grid, until = chinaDay(new Date()), bbox, limit, after } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    const key = readCursor(after, 2) as DueKey | null;
    const viewer = viewerOf(c);
    const rows = await asReader(sql, memory.areas, viewer, (sql) =>
      dueRows(sql, scopeOf(c, "households"), { until, grid, bbox }, key, limit + 1),
    );
    const item = (row: DueRow) => ({
      ...maskedHousehold(row, memory.areas, sealer),
      visits: { last: row.last, due: row.due, rule: row.rule },
    });
    return c.json(
      page(rows, limit, item, ({ due_number, id }) => [due_number, id]),
      200,
    );
  });
  return routes;
}

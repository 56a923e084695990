import { createRoute, z } from "@hono/zod-openapi";
import { encodeHouseholds } from "../../domain/columns.ts";
import type { HouseholdCard, HouseholdItem } from "../../domain/household.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { sightKey, sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import { lineageOf, requireArea } from "../grids/lineage.ts";
import { unknown } from "../http/errors.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import { requireCodes } from "../http/known-codes.ts";
import { addressOf } from "../http/origin.ts";
import { type Page, page, readCursor } from "../http/page.ts";
import { bbox, codes, id, limit, version } from "../http/parameters.ts";
import { finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { linkOf } from "../links/link-of.ts";
import type { Parts } from "../parts.ts";
import { responsibleFor } from "../staff/responsible.ts";
import { shownValues } from "../themes/shown.ts";
import { visitsOnCard } from "../visits/on-card.ts";
import { householdColumns } from "./columns.ts";
import { maskedHousehold } from "./item.ts";
import { householdById, householdRowsOf, openIncidentsNear } from "./queries.ts";
import { shownTags } from "./tags.ts";

const listHouseholds = createRoute({
  method: "get",
  path: "/api/households",
  ...needs("households"),
  summary: "Households by part of their address or code, area, type and bounds; personal fields masked",
  request: {
    query: z.object({
      q: z.string().trim().max(50, { message: "应不超过 50 个字" }).optional(),
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
      type: codes.optional(),
      bbox: bbox.optional(),
      limit: limit(),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<HouseholdItem>>("a page of households"),
    ...refusals(400),
  },
});

const getColumns = createRoute({
  method: "get",
  path: "/api/households/columns",
  ...needs("households"),
  summary:
    "All households in scope as binary columns (domain/columns.ts): position, type, attention, grid, id. No personal field",
  request: { query: z.object({ v: version }) },
  responses: {
    200: { description: "columns", content: { "application/octet-stream": { schema: z.any() } } },
    ...refusals(),
  },
});

const getHousehold = createRoute({
  method: "get",
  path: "/api/households/{id}",
  ...needs("households"),
  summary: "One household, masked: its areas, who answers for them, how visits stand, and what still waits there",
  request: { params: z.object({ id }) },
  responses: {
    200: jsonOf<HouseholdCard>("the household"),
    ...refusals(400, 404),
  },
});

export function householdRoutes({ database, memory, settings }: Parts, views: Views) {
  const { sql, sealer } = database;
  const routes = newRoutes();
  const kept = new KeptByVersion("application/octet-stream", 8);

  /** `GET /api/households/columns` */
  routes.openapi(getColumns, async (c) => {
    const { v } = c.req.valid("query");
    const sight = sightOf(viewerOf(c));
    const make = () => encodeHouseholds(householdColumns(views.of(sight).households, memory.codes, memory.areaCodes));
    const request = { headers: c.req.raw.headers, v };
    const version = views.version("households", sight, ["households"]);
    return finished(await kept.answer(sightKey(sight, ["households"]), version, request, make));
  });

  /** `GET /api/households?grid=990101001001&type=elder,child&limit=50` */
  routes.openapi(listHouseholds, async (c) => {
    const { q, grid, type: types, bbox, limit, after } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    requireCodes("type", types, memory.codes.tables.householdTypes);
    const [from] = readCursor(after, 1) ?? [0];
    const filter = { q, grid, types, bbox };
    const rows = await asReader(sql, memory.areas, viewerOf(c), (sql) =>
      householdRowsOf(sql, scopeOf(c, "households"), filter, from, limit + 1),
    );
    const item = (row: (typeof rows)[number]) => maskedHousehold(row, memory.areas, sealer);
    return c.json(
      page(rows, limit, item, ({ id }) => [id]),
      200,
    );
  });

  /** `GET /api/households/1024` */
  routes.openapi(getHousehold, async (c) => {
    const { id } = c.req.valid("param");
    const viewer = viewerOf(c);
    const item = (row: Parameters<typeof maskedHousehold>[0]) => maskedHousehold(row, memory.areas, sealer);
    const [row, waiting, link] = await asReader(
      sql,
      memory.areas,
      viewer,
      async (sql) =>
        [
          await householdById(sql, id, scopeOf(c, "households")),
          viewer.may("incidents") ? await openIncidentsNear(sql, id, scopeOf(c, "incidents")) : undefined,
          await linkOf(sql, id, scopeOf(c, "households"), item),
        ] as const,
    );
    if (!row) throw unknown("household_unknown", "住户", id);
    const { ids, areas } = lineageOf(memory.areas, row.area_id);
    const [tags, themes, responsible, visits] = await Promise.all([
      shownTags(sql, memory.areas, row, viewer, addressOf(c, settings)),
      shownValues(sql, memory.areas, row, viewer, addressOf(c, settings)),
      responsibleFor(sql, sealer, ids),
      visitsOnCard(database, memory.areas, viewer, row, addressOf(c, settings)),
    ]);
    const card: HouseholdCard = {
      ...item(row),
      leftOn: row.left_on,
      tags,
      areas,
      responsible,
      link,
      ...(themes.length > 0 ? { themes } : {}),
      openIncidents: waiting?.map(({ reported_at, ...incident }) => ({
        ...incident,
        reportedAt: reported_at.toISOString(),
      })),
      ...visits,
    };
    // why not kept: phones and desks are shared, and a card says more than the map
    return c.json(card, 200, { "cache-control": "no-store" });
  });
  return routes;
}

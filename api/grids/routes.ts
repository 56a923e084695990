import { createRoute, z } from "@hono/zod-openapi";
import { chinaDay } from "../../domain/day.ts";
import { type BorderDay, type GridProperties, LEVELS } from "../../domain/grid.ts";
import type { Responsible } from "../../domain/household.ts";
import type { Bounds } from "../../domain/position.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { type Seeing, sightKey, sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import { unknown } from "../http/errors.ts";
import { KeptAnswer, OWN_REVALIDATE } from "../http/kept-answer.ts";
import { KeptByVersion } from "../http/kept-by-version.ts";
import type { Page } from "../http/page.ts";
import { day, version } from "../http/parameters.ts";
import { finished, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { responsibleFor } from "../staff/responsible.ts";
import { areaOf } from "./areas.ts";
import { featureCollection, gridProperties } from "./feature-collection.ts";
import { areaRowsOn, borderDays } from "./queries.ts";

const listGrids = createRoute({
  method: "get",
  path: "/api/grids",
  ...needs("map"),
  summary:
    "Areas of every level, or of one, as GeoJSON; with `at` the borders, names and parents of that day. Counts of areas that lie wholly in scope",
  request: {
    query: z.object({
      level: z.enum(LEVELS, { message: `应为 ${LEVELS.join("、")} 之一` }).optional(),
      at: day.optional(),
      v: version,
    }),
  },
  responses: {
    200: {
      description: "a FeatureCollection of MultiPolygons",
      content: { "application/geo+json": { schema: z.any() } },
    },
    ...refusals(400),
  },
});

const listDays = createRoute({
  method: "get",
  path: "/api/grids/days",
  ...needs("map"),
  summary: "Days on which borders, names or parents of areas changed, the latest first",
  responses: {
    200: jsonOf<Page<BorderDay>>("with how many areas each"),
    ...refusals(),
  },
});

/** The card of an area. */
type GridCard = GridProperties & {
  areas: { code: string; name: string; level: string }[];
  responsible: Responsible[];
  bounds: Bounds | null;
};

const getGrid = createRoute({
  method: "get",
  path: "/api/grids/{code}",
  ...needs("map"),
  summary: "One area: what it lies in, who answers for it, its bounds",
  request: { params: z.object({ code: z.string() }) },
  responses: {
    200: jsonOf<GridCard>("the area"),
    ...refusals(404),
  },
});

/** Whose scopes decide which counts are there. */
const COUNTED: readonly Seeing[] = ["households", "incidents"];

export function gridRoutes({ database: { sql, sealer }, memory }: Parts, views: Views) {
  const kept = new KeptByVersion("application/geo+json", 16);
  const routes = newRoutes();

  /** `GET /api/grids?level=grid&at=2026-05-01` */
  routes.openapi(listGrids, async (c) => {
    const { level = null, at = null, v } = c.req.valid("query");
    const sight = sightOf(viewerOf(c));
    const view = views.of(sight);
    if (at !== null) {
      const areas = (await areaRowsOn(sql, at)).map(areaOf);
      const answer = new KeptAnswer(featureCollection(view, areas, level), "application/geo+json");
      return finished(await answer.answer(c.req.raw.headers, OWN_REVALIDATE));
    }
    const request = { headers: c.req.raw.headers, v };
    const make = () => featureCollection(view, view.areas.all(), level);
    const key = `${level ?? "all"} ${sightKey(sight, COUNTED)}`;
    // how far visits are on time changes with each, and at midnight
    const version = [views.version("grids", sight, COUNTED), memory.versions.visits, chinaDay(new Date())].join(".");
    return finished(await kept.answer(key, version, request, make));
  });

  /** `GET /api/grids/days` */
  routes.openapi(listDays, async (c) => c.json({ items: [...(await borderDays(sql))], next: null }, 200));

  /** `GET /api/grids/990101001001` */
  routes.openapi(getGrid, async (c) => {
    const { code } = c.req.valid("param");
    const area = memory.areas.withCode(code);
    if (!area) throw unknown("area_unknown", "区域", code);
    const line = memory.areas.lineage(area);
    const responsible = await responsibleFor(
      sql,
      sealer,
      line.map(({ id }) => id),
    );
    const areas = line.map(({ code, name, level }) => ({ code, name, level }));
    const properties = gridProperties(views.of(sightOf(viewerOf(c))), area);
    return c.json({ ...properties, areas, responsible, bounds: area.bounds }, 200);
  });
  return routes;
}

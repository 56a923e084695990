import { createRoute, z } from "@hono/zod-openapi";
import type { SimilarBuildings } from "../../domain/building.ts";
import { asReader } from "../access/as-reader.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { areasMeant } from "../grids/areas-meant.ts";
import { requireArea } from "../grids/lineage.ts";
import { requireCodes } from "../http/known-codes.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { buildingRows, countsByBuilding } from "./queries.ts";
import { similarBuildings } from "./similar.ts";

/** How far back it is looked for where it happened: a year, so that every season is in it. */
const YEAR_MS = 365 * 86_400_000;

const getSimilarPlaces = createRoute({
  method: "get",
  path: "/api/similar-places",
  ...needs("incidents"),
  summary:
    "Buildings that are like those where incidents of a kind happened within a year, and where none did; the likest first, with the reasons",
  request: {
    query: z.object({
      kind: z.string().min(1, { message: "应为事件类别的代码" }),
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
    }),
  },
  responses: {
    200: jsonOf<SimilarBuildings>("similar places"),
    ...refusals(400),
  },
});

/** 类似点位: where what happened may happen next. */
export function similarPlaceRoutes({ database: { sql }, memory }: Parts) {
  /** `GET /api/similar-places?kind=fire-hazard&grid=990101001` */
  return newRoutes().openapi(getSimilarPlaces, async (c) => {
    const { kind, grid } = c.req.valid("query");
    requireArea(memory.areas, "grid", grid);
    requireCodes("kind", [kind], memory.codes.tables.incidentKinds);
    const viewer = viewerOf(c);
    const areas = areasMeant(memory.areas, scopeOf(c, "incidents"), grid);
    const since = new Date(Date.now() - YEAR_MS);
    const [counts, rows] = await asReader(sql, memory.areas, viewer, (reader) =>
      Promise.all([countsByBuilding(reader, kind, since, areas), buildingRows(reader, areas)]),
    );
    const happened = new Map(counts.map(({ building, incidents }) => [building, incidents]));
    const answer: SimilarBuildings = {
      kind,
      incidents: counts.reduce((sum, { incidents }) => sum + incidents, 0),
      buildings: counts.length,
      items: similarBuildings(rows, happened, viewer.may("households")),
    };
    return c.json(answer, 200);
  });
}

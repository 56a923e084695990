import { createRoute } from "@hono/zod-openapi";
import type { Town } from "../../domain/town.ts";
import { needs, viewerOf } from "../access/guard.ts";
import { sightOf } from "../access/sight.ts";
import type { View, Views } from "../access/views.ts";
import { jsonOf, newRoutes, refusals } from "../http/routing.ts";
import { timeExtent } from "../incidents/columns.ts";
import type { Parts } from "../parts.ts";
import { townBounds } from "./bounds.ts";
import { codeRows, provenance } from "./queries.ts";

const getTown = createRoute({
  method: "get",
  path: "/api/town",
  ...needs("map"),
  summary: "All a page needs before it draws: name, bounds, counts of what one may see, code tables",
  responses: {
    200: jsonOf<Town>("the town"),
    ...refusals(),
  },
});

export function townRoutes({ database, memory }: Parts, views: Views) {
  /** `GET /api/town` */
  return newRoutes().openapi(getTown, async (c) => {
    const { sql } = database;
    const viewer = viewerOf(c);
    const view = views.of(sightOf(viewer));
    const [codes, { attributions, simulated, facilities }] = await Promise.all([codeRows(sql), provenance(sql)]);
    memory.codes.take(codes);
    const town: Town = {
      name: memory.areas.largest()?.name ?? null,
      simulated,
      attributions,
      bounds: townBounds(view),
      incidentTime: incidentTime(view),
      counts: {
        areas: memory.areas.size,
        buildings: memory.buildings.size,
        roads: memory.roads.size,
        land: memory.land.size,
        places: memory.places.size,
        facilities,
        ...(viewer.may("households") ? { households: view.households.id.length } : {}),
        ...(viewer.may("incidents") ? { incidents: view.incidents.id.length } : {}),
      },
      codes: memory.codes.tables,
    };
    return c.json(town, 200);
  });
}

function incidentTime({ incidents: { time } }: View): Town["incidentTime"] {
  const extent = timeExtent(time);
  if (extent === null) return null;
  const [from, to] = extent.map((seconds) => new Date(seconds * 1000).toISOString());
  return { from, to };
}

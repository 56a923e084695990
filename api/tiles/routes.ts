import { createRoute, z } from "@hono/zod-openapi";
import { needs, requireRight, viewerOf } from "../access/guard.ts";
import { type Sight, sightOf } from "../access/sight.ts";
import type { Views } from "../access/views.ts";
import { HttpError, unknown } from "../http/errors.ts";
import { OWN_REVALIDATE } from "../http/kept-answer.ts";
import { failures, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { townBounds } from "../town/bounds.ts";
import { provenance } from "../town/queries.ts";
import type { LayerTiles } from "./tiles.ts";

/** The ground: for everybody who sees the map, and for walls. */
const GROUND = needs("map", "wall");

const getTileJson = createRoute({
  method: "get",
  path: "/api/tiles/{layer}.json",
  ...GROUND,
  summary: "TileJSON 3 of a layer: grids, buildings, roads, areas, places, households, incidents",
  request: { params: z.object({ layer: z.string() }) },
  responses: {
    200: { description: "TileJSON", content: { "application/json": { schema: z.any() } } },
    401: failures[401],
    403: failures[403],
    404: failures[404],
  },
});

const getTile = createRoute({
  method: "get",
  path: "/api/tiles/{layer}/{z}/{x}/{y}.mvt",
  ...GROUND,
  summary: "A vector tile; 204 where nothing is. With the current version as `v` it is immutable",
  request: {
    params: z.object({ layer: z.string(), z: z.string(), x: z.string(), y: z.string() }),
    query: z.object({ v: z.string().optional() }),
  },
  responses: {
    200: {
      description: "Mapbox Vector Tile 2.1",
      content: { "application/vnd.mapbox-vector-tile": { schema: z.any() } },
    },
    204: { description: "nothing is in this tile" },
    304: { description: "it has not changed" },
    401: failures[401],
    403: failures[403],
    404: failures[404],
  },
});

export function tileRoutes(parts: Parts, views: Views, layers: Map<string, LayerTiles>) {
  const routes = newRoutes();
  for (const route of [getTileJson, getTile]) routes.openAPIRegistry.registerPath(route);
  routes.use("/api/tiles/*", GROUND.middleware);

  /** `GET /api/tiles/households.json` */
  routes.get("/api/tiles/:file{[a-z]+\\.json}", async (c) => {
    const name = c.req.param("file").slice(0, -".json".length);
    const tiles = layers.get(name);
    if (!tiles) throw unknown("layer_unknown", "图层", name);
    const viewer = viewerOf(c);
    requireRight(viewer, ...tiles.layer.rights);
    const sight = sightOf(viewer);
    const { origin } = new URL(c.req.url);
    const { attributions } = await provenance(parts.database.sql);
    const body = JSON.stringify(tileJson(tiles, sight, origin, attributions, townBounds(views.of(sight))));
    const etag = `"${tiles.versionFor(sight)}"`;
    const headers = { "content-type": "application/json", "cache-control": OWN_REVALIDATE, vary: "cookie", etag };
    return c.body(body, 200, headers);
  });

  /** What the fast path leaves: tiles that are not there, with the reason. */
  routes.get("/api/tiles/:layer/:z/:x/:file", (c) => {
    const { layer, z, x, file } = c.req.param();
    if (!layers.has(layer)) throw unknown("layer_unknown", "图层", layer);
    const { minzoom, maxzoom, rights } = layers.get(layer)!.layer;
    requireRight(viewerOf(c), ...rights);
    throw new HttpError(
      404,
      "tile_unknown",
      `没有瓦片 ${z}/${x}/${file}：图层 ${layer} 的级别是 ${minzoom} 至 ${maxzoom}，地址是 z/x/y.mvt。`,
      `${z}/${x}/${file}`,
    );
  });
  return routes;
}

function tileJson(
  tiles: LayerTiles,
  sight: Sight,
  origin: string,
  attributions: string[],
  bounds: readonly number[] | null,
) {
  const { name, minzoom, maxzoom, fields } = tiles.layer;
  const [west, south, east, north] = bounds ?? [-180, -85.0511, 180, 85.0511];
  return {
    tilejson: "3.0.0",
    name,
    version: "1.0.0",
    scheme: "xyz",
    tiles: [`${origin}/api/tiles/${name}/{z}/{x}/{y}.mvt?v=${encodeURIComponent(tiles.versionFor(sight))}`],
    minzoom,
    maxzoom,
    bounds: [west, south, east, north],
    center: [(west + east) / 2, (south + north) / 2, Math.max(minzoom, Math.min(maxzoom, 14))],
    attribution: attributions.join(" · "),
    vector_layers: [{ id: name, description: name, minzoom, maxzoom, fields }],
  };
}

import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { gridRoutes } from "./grids/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import { householdRoutes } from "./households/routes.ts";
import { HttpError } from "./http/errors.ts";
import { newRoutes } from "./http/routing.ts";
import { incidentRoutes } from "./incidents/routes.ts";
import { pageFiles } from "./page.ts";
import type { Parts } from "./parts.ts";
import { answerTile, tileRoutes } from "./tiles/routes.ts";
import { layerTiles } from "./tiles/tiles.ts";
import { townRoutes } from "./town/routes.ts";

/** Every URL of the server. `pageFolder` holds the built page, which answers all that is not under /api. */
export function createApp(parts: Parts, pageFolder: string): Pick<OpenAPIHono, "fetch"> {
  const app = newRoutes();
  const layers = layerTiles(parts.changes);
  for (const path of JSON_PATHS) app.use(path, compress(), etag());

  app.route("/", healthRoutes(parts)); //   /api/health
  app.route("/", townRoutes(parts)); //     /api/town
  app.route("/", gridRoutes(parts)); //     /api/grids  /api/grids/{code}
  app.route("/", householdRoutes(parts)); // /api/households/columns
  app.route("/", incidentRoutes(parts)); //  /api/incidents/columns
  app.route("/", tileRoutes(parts, layers)); // /api/tiles/{layer}.json  /api/tiles/{layer}/{z}/{x}/{y}.mvt

  app.doc31("/api/openapi.json", { openapi: "3.1.0", info: { title: "民情图", version: parts.version } });

  const page = pageFiles(pageFolder);
  app.notFound(async (c) => {
    const file = c.req.path.startsWith("/api/") ? null : await page(c.req.raw);
    if (file) return file;
    const error = new HttpError(404, "not_found", "没有这个地址。 There is nothing at this address.", c.req.path);
    return c.json(error.body, 404);
  });
  return { fetch: (request, env) => answerTile(layers, request, env as HttpBindings) ?? app.fetch(request, env) };
}

// Small answers, made anew each time. All others are kept, with their tag and compressed.
const JSON_PATHS = [
  "/api/town",
  "/api/openapi.json",
  "/api/households",
  "/api/incidents",
  "/api/facilities",
  "/api/search",
];

import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { OperatedWall } from "../../domain/wall/wall.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { addressOf } from "../http/origin.ts";
import type { Page } from "../http/page.ts";
import { id } from "../http/parameters.ts";
import { body, failures, jsonOf, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { WallChangeSchema } from "../wall/schemas.ts";
import { OperatedWalls, type Operator } from "./operated.ts";

const listWalls = createRoute({
  method: "get",
  path: "/api/walls",
  ...needs("walls"),
  summary: "Walls of one's area: what each is set to show, what it says it shows, and when",
  responses: { 200: jsonOf<Page<OperatedWall>>("all of them"), ...refusals() },
});

const patchWall = createRoute({
  method: "patch",
  path: "/api/walls/{id}",
  ...needs("walls"),
  summary: "Changes settings or orders of a wall, which shows them at once; 409 where somebody was quicker. Logged",
  request: { params: z.object({ id }), ...body(WallChangeSchema) },
  responses: { 200: jsonOf<OperatedWall>("the wall as it is now"), ...refusals(400, 404), 409: failures[409] },
});

export function wallsRoutes(parts: Parts, pageFolder: string) {
  const routes = newRoutes();
  const walls = new OperatedWalls(parts, pageFolder);
  const operatorOf = (c: Context): Operator => ({
    viewer: viewerOf(c),
    scope: scopeOf(c, "walls"),
    address: addressOf(c, parts.settings),
  });

  /** `GET /api/walls` */
  routes.openapi(listWalls, async (c) =>
    c.json({ items: await walls.list(operatorOf(c)), next: null }, 200, { "cache-control": "no-store" }),
  );

  /** `PATCH /api/walls/7 {"revision": 3, "orders": {"held": true, "jump": null, "message": null}}` */
  routes.openapi(patchWall, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await walls.change(operatorOf(c), id, c.req.valid("json")), 200);
  });
  return routes;
}

import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { MOST_PHOTOS } from "../../domain/visit.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { unknown } from "../http/errors.ts";
import { addressOf } from "../http/origin.ts";
import { failures, finished, newRoutes, refusals } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { anyPhoto, photoNumber } from "../photos/sent-photo.ts";
import { noteSeen } from "../visits/on-card.ts";
import { visitInScope } from "./queries.ts";
import { openPhoto, storePhoto } from "./store.ts";

const params = z.object({
  id: z.guid({ message: "应为 UUID" }).transform((text) => text.toLowerCase()),
  n: photoNumber(MOST_PHOTOS),
});
const refused = refusals(400, 404);

const putPhoto = createRoute({
  method: "put",
  path: "/api/visits/{id}/photos/{n}",
  ...needs("households.write"),
  summary: "A photo of a visit, 2 MB at most; sent again it is stored once, another one in its place is refused",
  request: { params, body: { required: true, content: anyPhoto } },
  responses: { 204: { description: "stored" }, ...refused, 409: failures[409], 413: failures[413] },
});

const getPhoto = createRoute({
  method: "get",
  path: "/api/visits/{id}/photos/{n}",
  ...needs("households.write"),
  summary: "A photo of a visit, for those who visit there. Logged once a day",
  request: { params },
  responses: { 200: { description: "the photo", content: anyPhoto }, ...refused },
});

export function photoRoutes({ database, settings }: Parts) {
  const routes = newRoutes();
  const visitOf = async (c: Context, id: string) => {
    const scopes = [scopeOf(c, "households"), scopeOf(c, "households.write")];
    const visit = await visitInScope(database.sql, id, scopes);
    if (!visit) throw unknown("visit_unknown", "走访记录", id);
    return visit;
  };

  /** `PUT /api/visits/0b9e…/photos/1`, the bytes of an image as body */
  routes.openapi(putPhoto, async (c) => {
    const { id, n } = c.req.valid("param");
    const visit = await visitOf(c, id);
    await storePhoto(database, visit.id, n, new Uint8Array(await c.req.arrayBuffer()));
    return c.body(null, 204);
  });

  /** `GET /api/visits/0b9e…/photos/1` */
  routes.openapi(getPhoto, async (c) => {
    const { id, n } = c.req.valid("param");
    const visit = await visitOf(c, id);
    const photo = await openPhoto(database, visit.id, n);
    if (!photo) throw unknown("photo_unknown", "照片", n);
    await noteSeen(database.sql, viewerOf(c), { ...visit, id: visit.household_id }, addressOf(c, settings));
    const headers = { "content-type": photo.type, "cache-control": "no-store" };
    return finished(new Response(new Uint8Array(photo.bytes), { headers }));
  });
  return routes;
}

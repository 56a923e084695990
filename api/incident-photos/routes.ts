import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Right } from "../../domain/role.ts";
import { needs, scopeOf, viewerOf } from "../access/guard.ts";
import { liesIn } from "../access/viewer.ts";
import { unknown } from "../http/errors.ts";
import { id } from "../http/parameters.ts";
import { failures, finished, newRoutes, refusals } from "../http/routing.ts";
import { incidentById } from "../incidents/queries.ts";
import type { Parts } from "../parts.ts";
import { anyPhoto, jpeg, photoNumber } from "../photos/sent-photo.ts";
import { incidentReportedBy } from "./queries.ts";
import { MOST_PHOTOS, openIncidentPhoto, takeIncidentPhoto } from "./store.ts";

const n = photoNumber(MOST_PHOTOS);
const params = z.object({ id, n });
const refused = refusals(400, 404);

const putPhoto = createRoute({
  method: "put",
  path: "/api/incidents/{id}/photos/{n}",
  ...needs("incidents.report"),
  summary:
    "A photo of an incident, 8 MB at most: drawn anew, so that nothing but the picture is kept; sent again it is stored once",
  request: { params, body: { required: true, content: anyPhoto } },
  responses: { 204: { description: "stored" }, ...refused, 409: failures[409], 413: failures[413] },
});

const putPhotoOfReport = createRoute({
  method: "put",
  path: "/api/incidents/reported/{key}/photos/{n}",
  ...needs("incidents.report"),
  summary: "The same for an incident that one reported with this key: what reports need not wait for an answer first",
  request: { params: z.object({ key: z.uuid({ message: "应为 UUID" }), n }), body: putPhoto.request.body },
  responses: putPhoto.responses,
});

const getPhoto = createRoute({
  method: "get",
  path: "/api/incidents/{id}/photos/{n}",
  ...needs("incidents.handle"),
  summary: "A photo of an incident, for those who handle it: JPEG, no side longer than 1600 px",
  request: { params },
  responses: { 200: { description: "the photo", content: jpeg }, ...refused },
});

/** Photos of incidents. */
export function incidentPhotoRoutes(parts: Parts) {
  const { database, memory } = parts;
  const routes = newRoutes();
  const requireIncident = async (c: Context, incident: number, right: Right) => {
    const row = await incidentById(database.sql, incident, scopeOf(c, "incidents"));
    if (!row || !liesIn(memory.areas, row.area_id, scopeOf(c, right)))
      throw unknown("incident_unknown", "事件", incident);
  };

  const store = async (c: Context, id: number, n: number) => {
    await requireIncident(c, id, "incidents.report");
    await takeIncidentPhoto(parts, id, n, new Uint8Array(await c.req.arrayBuffer()));
    return c.body(null, 204);
  };

  /** `PUT /api/incidents/77/photos/1`, the bytes of an image as body */
  routes.openapi(putPhoto, (c) => {
    const { id, n } = c.req.valid("param");
    return store(c, id, n);
  });

  /** `PUT /api/incidents/reported/6f1c…/photos/1`, the bytes of an image as body */
  routes.openapi(putPhotoOfReport, async (c) => {
    const { key, n } = c.req.valid("param");
    const id = await incidentReportedBy(database.sql, key, viewerOf(c).account.id);
    if (id === undefined) throw unknown("incident_unknown", "事件", key);
    return store(c, id, n);
  });

  /** `GET /api/incidents/77/photos/1` */
  routes.openapi(getPhoto, async (c) => {
    const { id, n } = c.req.valid("param");
    await requireIncident(c, id, "incidents.handle");
    const photo = await openIncidentPhoto(database, id, n);
    if (!photo) throw unknown("photo_unknown", "照片", n);
    const headers = { "content-type": "image/jpeg", "cache-control": "no-store" };
    return finished(new Response(new Uint8Array(photo), { headers }));
  });
  return routes;
}

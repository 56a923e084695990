import { createRoute, z } from "@hono/zod-openapi";
import { needs, viewerOf } from "../access/guard.ts";
import { HttpError, shown } from "../http/errors.ts";
import { failures, finished, newRoutes } from "../http/routing.ts";
import type { LiveStream } from "./stream.ts";

const getLive = createRoute({
  method: "get",
  path: "/api/live",
  ...needs("map"),
  summary:
    "Server-sent events `incident`, `households`, `grids`, `layout`, `visits` (ids of households) of what lies in scope; goes on after the event named by Last-Event-ID, ends with the session",
  request: { headers: z.object({ "last-event-id": z.string().optional() }) },
  responses: {
    200: {
      description: "event: incident · id: the change's number · data: {ids, id?, inserted} or {codes}; null for many",
      content: { "text/event-stream": { schema: z.string() } },
    },
    400: failures[400],
    401: failures[401],
    403: failures[403],
  },
});

export function liveRoutes(stream: LiveStream) {
  /** `GET /api/live`, with `Last-Event-ID: 4711` when it was interrupted */
  return newRoutes().openapi(getLive, (c) => {
    const given = c.req.header("last-event-id");
    if (given && !/^\d{1,15}$/.test(given)) {
      const message = `请求头 Last-Event-ID 应为事件编号；收到“${shown(given)}”。`;
      throw new HttpError(400, "invalid_parameter", message, "last-event-id");
    }
    const headers = { "content-type": "text/event-stream", "cache-control": "no-cache", "x-accel-buffering": "no" };
    return finished(new Response(stream.open(given ? Number(given) : null, viewerOf(c)), { headers }));
  });
}

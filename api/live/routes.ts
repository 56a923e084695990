import { createRoute, z } from "@hono/zod-openapi";
import { needs, viewerOf } from "../access/guard.ts";
import { failures, newRoutes } from "../http/routing.ts";
import { answerStream, lastEvent } from "./answer-stream.ts";
import type { LiveStream } from "./stream.ts";

const getLive = createRoute({
  method: "get",
  path: "/api/live",
  ...needs("map"),
  summary:
    "Server-sent events `incident`, `households`, `grids`, `layout`, `visits` (ids of households) of what lies in scope; goes on after the event named by Last-Event-ID, ends with the session",
  request: { headers: lastEvent },
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
  return newRoutes().openapi(getLive, (c) => answerStream(c, (last) => stream.open(last, viewerOf(c))));
}

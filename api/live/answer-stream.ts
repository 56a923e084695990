import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HttpError, shown } from "../http/errors.ts";
import { finished } from "../http/routing.ts";

/** What a route of server-sent events takes: the browser says where it was interrupted. */
export const lastEvent = z.object({ "last-event-id": z.string().optional() });

/** Answers with the stream that `open` gives for the event after which it goes on; null: from now on. Throws 400 for what is no event's number. */
export function answerStream(c: Context, open: (last: number | null) => ReadableStream<Uint8Array>) {
  const given = c.req.header("last-event-id");
  if (given && !/^\d{1,15}$/.test(given)) {
    const message = `请求头 Last-Event-ID 应为事件编号；收到“${shown(given)}”。`;
    throw new HttpError(400, "invalid_parameter", message, "last-event-id");
  }
  const headers = { "content-type": "text/event-stream", "cache-control": "no-cache", "x-accel-buffering": "no" };
  return finished(new Response(open(given ? Number(given) : null), { headers }));
}

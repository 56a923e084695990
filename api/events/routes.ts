import { createRoute, z } from "@hono/zod-openapi";
import type { EventAnswer } from "../../domain/alert.ts";
import { open } from "../access/guard.ts";
import { HttpError, invalidParameter } from "../http/errors.ts";
import { instant, position } from "../http/parameters.ts";
import { failures, jsonOf, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { requireSigned } from "../senders/secret.ts";
import { takeEvent } from "./take-event.ts";

const words = (most: number) =>
  z
    .string()
    .max(most, { message: `应不超过 ${most} 字` })
    .transform((text) => text.replaceAll("\0", "").trim());
const name = words(200).refine((text) => text !== "", { message: "应为 1–200 字" });

const Event = z
  .object({
    id: name,
    camera: name,
    kind: name,
    confidence: z.number().min(0, { message: "应为 0–1" }).max(1, { message: "应为 0–1" }).default(1),
    at: instant.optional(),
    text: words(500).optional(),
    position: position.optional(),
    address: words(200).optional(),
    urgency: z.string().default("normal"),
  })
  .openapi("MachineEvent");

const postEvent = createRoute({
  method: "post",
  path: "/api/events",
  ...open,
  summary:
    "An event of a machine, signed: `x-sender`, `x-timestamp` (seconds since 1970) and `x-signature`, the HMAC-SHA256 of `timestamp.body` in hexadecimal",
  responses: {
    200: jsonOf<EventAnswer>("what became of this event when it came before"),
    201: jsonOf<EventAnswer>("what became of it"),
    400: failures[400],
    401: failures[401],
    409: failures[409],
    503: failures[503],
  },
});

export function eventRoutes(parts: Parts) {
  /** `POST /api/events {"id": "e-1", "camera": "F-12", "kind": "fire-hazard", "confidence": 0.93}` */
  return newRoutes().openapi(postEvent, async (c) => {
    // why by hand: what is signed are the very bytes, and nobody who did not sign is told what is wrong with them
    const body = await c.req.text();
    const sender = await requireSigned(
      parts.database,
      {
        sender: c.req.header("x-sender"),
        timestamp: c.req.header("x-timestamp"),
        signature: c.req.header("x-signature"),
      },
      body,
    );
    const given = parsed(body);
    const event = Event.safeParse(given);
    if (!event.success) throw invalidParameter(event.error.issues, given);
    const { answer, isNew } = await takeEvent(parts, sender, event.data, body);
    return c.json(answer, isNew ? 201 : 200);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new HttpError(400, "malformed_body", "请求内容不是有效的 JSON。 The body is not JSON.", "body");
  }
}

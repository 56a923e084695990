import { createRoute, z } from "@hono/zod-openapi";
import { needs } from "../access/guard.ts";
import { day, id } from "../http/parameters.ts";
import { body, jsonOf, refusals } from "../http/routing.ts";
import type { FullLayout } from "../layouts/descriptions.ts";

const params = z.object({ id });
const note = z.string({ message: "最多 300 个字" }).trim().max(300, { message: "最多 300 个字" });
const acting = refusals(400, 404, 409);

const step = (action: string, right: "layouts" | "layouts.approve", summary: string) =>
  createRoute({
    method: "post",
    path: `/api/layouts/{id}/${action}`,
    ...needs(right),
    summary: `${summary}. Logged`,
    request: { params, ...body(z.object({ note: note.optional() })) },
    responses: { 200: jsonOf<FullLayout>("the layout"), ...acting },
  });

export const postSubmit = step("submit", "layouts", "Hands a draft in");
export const postWithdraw = step(
  "withdraw",
  "layouts",
  "Takes a layout a step back: handed in or approved becomes a draft, scheduled becomes approved",
);
export const postApprove = step("approve", "layouts.approve", "Approves what somebody else drew and handed in");
export const postReject = step("reject", "layouts.approve", "Sends a layout back to who drew it, with the reason");

export const postPublish = createRoute({
  method: "post",
  path: "/api/layouts/{id}/publish",
  ...needs("layouts"),
  summary:
    "Brings an approved layout into force from a day on: dated borders, new and retired areas, hand-over. Logged",
  request: { params, ...body(z.object({ from: day, note: note.optional() })) },
  responses: { 200: jsonOf<FullLayout>("the layout"), ...acting },
});

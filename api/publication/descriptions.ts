import { createRoute, z } from "@hono/zod-openapi";
import { needs } from "../access/guard.ts";
import { day, id } from "../http/parameters.ts";
import { failures, json } from "../http/routing.ts";
import type { FullLayout } from "../layouts/descriptions.ts";

const params = z.object({ id });
const note = z.string({ message: "最多 300 个字" }).trim().max(300, { message: "最多 300 个字" });
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { "application/json": { schema } } },
});
const full = z.custom<FullLayout>().openapi({ type: "object" });
const acting = {
  400: failures[400],
  401: failures[401],
  403: failures[403],
  404: failures[404],
  409: failures[409],
  503: failures[503],
};

const step = (action: string, right: "layouts" | "layouts.approve", summary: string) =>
  createRoute({
    method: "post",
    path: `/api/layouts/{id}/${action}`,
    ...needs(right),
    summary: `${summary}. Logged`,
    request: { params, ...body(z.object({ note: note.optional() })) },
    responses: { 200: json("the layout", full), ...acting },
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
  responses: { 200: json("the layout", full), ...acting },
});

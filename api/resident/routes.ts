import { createRoute, z } from "@hono/zod-openapi";
import {
  MOST_RESIDENT_PHOTOS,
  MOST_STARS,
  MOST_WORDS,
  phoneDigits,
  type Receipt,
  type ResidentPlace,
} from "../../domain/resident.ts";
import { open } from "../access/guard.ts";
import { addressOf } from "../http/origin.ts";
import { position } from "../http/parameters.ts";
import { body, failures, json, jsonOf, newRoutes } from "../http/routing.ts";
import type { Parts } from "../parts.ts";
import { anyPhoto, photoNumber } from "../photos/sent-photo.ts";
import { keepPhoto } from "./photo.ts";
import { residentPlace } from "./place.ts";
import { rateReceipt, receiptOf } from "./receipt.ts";
import { takeReport } from "./report.ts";

const code = z.string().min(4, { message: "应为优居码" }).max(40, { message: "应为优居码" });
const receipt = z.string().min(4, { message: "应为受理编号" }).max(40, { message: "应为受理编号" });
const refused = { 400: failures[400], 404: failures[404], 503: failures[503] };

const getPlace = createRoute({
  method: "get",
  path: "/api/resident/codes/{code}",
  ...open,
  summary: "The place of a resident's code: what it is called, what may be reported, and the ground around it",
  request: { params: z.object({ code }) },
  responses: { 200: jsonOf<ResidentPlace>("the place"), ...refused },
});

const phone = z
  .string()
  .refine((text) => phoneDigits(text) !== null, { message: "应为手机号或座机号" })
  .transform((text) => phoneDigits(text)!);

const Report = z
  .object({
    key: z.uuid({ message: "应为 UUID" }).openapi({ description: "made by the page: sent twice, it is reported once" }),
    kind: z.string(),
    text: z
      .string()
      .max(MOST_WORDS, { message: `应不超过 ${MOST_WORDS} 字` })
      // no database holds it
      .transform((words) => words.replaceAll("\0", ""))
      .optional(),
    building: z.number().int().min(1).optional().openapi({ description: "id of another building nearby" }),
    position: position.optional().openapi({ description: "another place nearby" }),
    phone: phone.optional().openapi({ description: "sealed; only those who handle it may see it" }),
  })
  .openapi("ResidentReport");

const postReport = createRoute({
  method: "post",
  path: "/api/resident/codes/{code}/reports",
  ...open,
  summary: "Reports from a resident's code. Gives a receipt; limits per code and per address",
  request: {
    params: z.object({ code }),
    ...body(Report),
  },
  responses: {
    200: json("what was reported with this key before", z.object({ receipt: z.string() })),
    201: json("the receipt", z.object({ receipt: z.string() })),
    ...refused,
    409: failures[409],
    429: failures[429],
  },
});

const getReceipt = createRoute({
  method: "get",
  path: "/api/resident/receipts/{receipt}",
  ...open,
  summary: "How far a resident's report is. Nothing personal, and none of its words",
  request: { params: z.object({ receipt }) },
  responses: { 200: jsonOf<Receipt>("how far it is"), ...refused },
});

const stars = `应为 1–${MOST_STARS}`;
const Rating = z
  .object({ stars: z.number().int({ message: stars }).min(1, { message: stars }).max(MOST_STARS, { message: stars }) })
  .openapi("ResidentRating");

const postRating = createRoute({
  method: "post",
  path: "/api/resident/receipts/{receipt}/rating",
  ...open,
  summary: "Rates what was reported, once it is closed: 1–5 stars",
  request: {
    params: z.object({ receipt }),
    ...body(Rating),
  },
  responses: {
    200: jsonOf<Receipt>("how far it is"),
    ...refused,
    409: failures[409],
  },
});

const putPhoto = createRoute({
  method: "put",
  path: "/api/resident/receipts/{receipt}/photos/{n}",
  ...open,
  summary: "A photo of a report, within an hour of it, 8 MB at most: drawn anew, and never given back to a resident",
  request: {
    params: z.object({ receipt, n: photoNumber(MOST_RESIDENT_PHOTOS) }),
    body: { required: true, content: anyPhoto },
  },
  responses: { 204: { description: "stored" }, ...refused, 409: failures[409], 413: failures[413] },
});

export function residentRoutes(parts: Parts) {
  const { database, memory, settings } = parts;
  const routes = newRoutes();

  /** `GET /api/resident/codes/K7QM3WPHXA` */
  routes.openapi(getPlace, async (c) =>
    c.json(await residentPlace(database.sql, memory.areas, c.req.valid("param").code), 200),
  );

  /** `POST /api/resident/codes/K7QM3WPHXA/reports {"key": "0b9e…", "kind": "blocked", "text": "两辆电动车停在二楼转角"}` */
  routes.openapi(postReport, async (c) => {
    const { receipt, isNew } = await takeReport(
      parts,
      c.req.valid("param").code,
      c.req.valid("json"),
      addressOf(c, settings),
    );
    return c.json({ receipt }, isNew ? 201 : 200);
  });

  /** `GET /api/resident/receipts/7K3M9QX2HP` */
  routes.openapi(getReceipt, async (c) => c.json(await receiptOf(parts, c.req.valid("param").receipt), 200));

  /** `POST /api/resident/receipts/7K3M9QX2HP/rating {"stars": 5}` */
  routes.openapi(postRating, async (c) => {
    const { receipt } = c.req.valid("param");
    await rateReceipt(parts, receipt, c.req.valid("json").stars);
    return c.json(await receiptOf(parts, receipt), 200);
  });

  /** `PUT /api/resident/receipts/7K3M9QX2HP/photos/1`, the bytes of an image as body */
  routes.openapi(putPhoto, async (c) => {
    const { receipt, n } = c.req.valid("param");
    await keepPhoto(parts, receipt, n, new Uint8Array(await c.req.arrayBuffer()));
    return c.body(null, 204);
  });
  return routes;
}

import { createRoute, z } from "@hono/zod-openapi";
import { PRINT_COLOURS, PRINT_DPI, PRINT_FORMATS, PRINT_KINDS, type PrintJob } from "../../domain/paper/print.ts";
import { ORIENTATIONS, PAPER_NAMES } from "../../domain/paper/sheet.ts";
import { needs } from "../access/guard.ts";
import type { Page } from "../http/page.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";

const usual = refusals(400, 404);

const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { message: `应为 ${values.join("、")} 之一` });

const words = (most: number) =>
  z
    .string({ message: "应为文字" })
    .trim()
    .max(most, { message: `最多 ${most} 个字` })
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null);

const reason = z
  .string({ message: "应写明印出姓名的原因" })
  .trim()
  .min(2, { message: "印出姓名的原因应为 2–200 字" })
  .max(200, { message: "印出姓名的原因应为 2–200 字" });

const Wish = z
  .object({
    kind: oneOf(PRINT_KINDS).default("map"),
    area: z.string({ message: "应为区域代码" }).openapi({ description: "code of an area" }),
    paper: oneOf(PAPER_NAMES).default("A3"),
    orientation: oneOf(ORIENTATIONS).default("landscape"),
    format: oneOf(PRINT_FORMATS).default("pdf"),
    dpi: z
      .union(
        PRINT_DPI.map((dpi) => z.literal(dpi)),
        { message: `应为 ${PRINT_DPI.join(" 或 ")}` },
      )
      .default(150),
    title: words(40),
    colours: oneOf(PRINT_COLOURS).default("types"),
    names: z.boolean({ message: "应为 true 或 false" }).default(false),
    reason: reason.optional().openapi({ description: "for names: why; it is logged" }),
    approvalNumber: words(40),
    preview: z.boolean({ message: "应为 true 或 false" }).default(false),
  })
  .refine(({ names, reason }) => !names || reason !== undefined, { message: "印出姓名须写明原因", path: ["reason"] })
  .openapi("NewPrint");

const ofPrint = z.object({ id: z.uuid({ message: "应为 UUID" }) });

export const postPrint = createRoute({
  method: "post",
  path: "/api/prints",
  ...needs("map"),
  summary:
    "Asks for a poster, an atlas, boards, codes or plates of an area: a job. Households by type need `households`, names `households.reveal` and a reason (logged), codes `incidents.handle`",
  request: body(Wish),
  responses: { 202: jsonOf<PrintJob>("the job"), ...usual, 409: failures[409], 429: failures[429] },
});

export const listPrints = createRoute({
  method: "get",
  path: "/api/prints",
  ...needs("map"),
  summary: "One's own prints, the newest first; those ended are kept for half an hour",
  responses: { 200: jsonOf<Page<PrintJob>>("all of them"), ...refusals() },
});

export const getPrint = createRoute({
  method: "get",
  path: "/api/prints/{id}",
  ...needs("map"),
  summary: "How far a print of one's own is, and what is to be known of it",
  request: { params: ofPrint },
  responses: { 200: jsonOf<PrintJob>("the job"), ...usual },
});

export const stopPrint = createRoute({
  method: "delete",
  path: "/api/prints/{id}",
  ...needs("map"),
  summary: "Stops a print of one's own. One that has ended stays as it is",
  request: { params: ofPrint },
  responses: { 200: jsonOf<PrintJob>("the job"), ...usual },
});

export const getPrintFile = createRoute({
  method: "get",
  path: "/api/prints/{id}/file",
  ...needs("map"),
  summary: "The PDF or PNG of a print of one's own, once it is done",
  request: { params: ofPrint },
  responses: {
    200: { description: "the file", content: { "application/pdf": { schema: z.any() } } },
    ...usual,
    409: failures[409],
  },
});

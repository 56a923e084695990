import { createRoute, z } from "@hono/zod-openapi";
import { DATUMS } from "../../domain/datum.ts";
import { type HotlineRow, type HotlineSheet, ROW_STATES, SHEET_FIELDS } from "../../domain/hotline/sheet.ts";
import { needs } from "../access/guard.ts";
import { id, limit, position } from "../http/parameters.ts";
import { body, failures, json, jsonOf, refusals } from "../http/routing.ts";

const refused = refusals(404);
const params = z.object({ id });
const sheet = jsonOf<HotlineSheet>("the sheet");
const row = z.custom<HotlineRow>().openapi({ type: "object" });
const bytes = z.any().openapi({ type: "string", format: "binary" });
export const EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const listSheets = createRoute({
  method: "get",
  path: "/api/hotline/sheets",
  ...needs("hotline"),
  summary: "Sheets of 12345 work orders: one's own, everyone's for those with the right everywhere; the latest 200",
  responses: {
    200: json("sheets", z.object({ items: z.array(z.custom<HotlineSheet>().openapi({ type: "object" })) })),
    ...refused,
  },
});

export const postSheet = createRoute({
  method: "post",
  path: "/api/hotline/sheets",
  ...needs("hotline"),
  summary:
    "Brings in a sheet: an Excel workbook or a CSV file as body. Where its header is known its rows are examined at once",
  request: {
    query: z.object({
      name: z.string().trim().min(1, { message: "应为文件名" }).max(200, { message: "应不超过 200 字" }),
    }),
    body: { required: true, content: { "application/octet-stream": { schema: bytes } } },
  },
  responses: { 201: sheet, 400: failures[400], 413: failures[413], ...refused },
});

export const getSheet = createRoute({
  method: "get",
  path: "/api/hotline/sheets/{id}",
  ...needs("hotline"),
  summary: "A sheet and where its rows stand",
  request: { params },
  responses: { 200: sheet, 400: failures[400], ...refused },
});

const column = z
  .number({ message: "应为列的序号，从 0 起" })
  .int({ message: "应为列的序号，从 0 起" })
  .min(0, { message: "应为列的序号，从 0 起" });

export const putMapping = createRoute({
  method: "put",
  path: "/api/hotline/sheets/{id}/mapping",
  ...needs("hotline"),
  summary: "Says which column holds what, for this header from now on, and examines all rows that wait",
  request: {
    params,
    ...body(
      z.object({
        mapping: z.partialRecord(z.enum(SHEET_FIELDS, { message: `应为 ${SHEET_FIELDS.join("、")} 之一` }), column),
        datum: z.enum(DATUMS, { message: `应为 ${DATUMS.join("、")} 之一` }).default("wgs84"),
      }),
    ),
  },
  responses: { 200: sheet, 400: failures[400], ...refused },
});

export const postLoad = createRoute({
  method: "post",
  path: "/api/hotline/sheets/{id}/load",
  ...needs("hotline"),
  summary: "Makes an incident of every row that is placed; asked twice it does so once",
  request: { params },
  responses: { 200: sheet, 400: failures[400], 409: failures[409], ...refused },
});

export const listRows = createRoute({
  method: "get",
  path: "/api/hotline/sheets/{id}/rows",
  ...needs("hotline"),
  summary: "Rows of a sheet in one state, in the file's order; of doubtful ones the places that their address may mean",
  request: {
    params,
    query: z.object({
      state: z.enum(ROW_STATES, { message: `应为 ${ROW_STATES.join("、")} 之一` }),
      limit: limit(200, 50),
      after: z.string().optional(),
    }),
  },
  responses: {
    200: json("rows", z.object({ items: z.array(row), next: z.string().nullable() })),
    400: failures[400],
    ...refused,
  },
});

export const postPlace = createRoute({
  method: "post",
  path: "/api/hotline/sheets/{id}/rows/{line}",
  ...needs("hotline"),
  summary: "Puts a row where a person says it lies: it becomes an incident",
  request: {
    params: z.object({ id, line: id }),
    ...body(z.object({ position })),
  },
  responses: { 200: jsonOf<HotlineRow>("the row"), 400: failures[400], 409: failures[409], ...refused },
});

export const getFile = createRoute({
  method: "get",
  path: "/api/hotline/sheets/{id}/file",
  ...needs("hotline"),
  summary:
    "The sheet as it came, with what became of each row, as an Excel workbook. Logged: it holds names and phones",
  request: { params },
  responses: {
    200: { description: "the workbook", content: { [EXCEL_TYPE]: { schema: bytes } } },
    400: failures[400],
    ...refused,
  },
});

export const deleteSheet = createRoute({
  method: "delete",
  path: "/api/hotline/sheets/{id}",
  ...needs("hotline"),
  summary: "Forgets a sheet and its rows; incidents stay",
  request: { params },
  responses: { 204: { description: "forgotten" }, 400: failures[400], ...refused },
});

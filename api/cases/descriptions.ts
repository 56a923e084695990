import { createRoute, z } from "@hono/zod-openapi";
import type { CaseProposal, IncidentCard, NearIncident } from "../../domain/incident.ts";
import { needs } from "../access/guard.ts";
import { id, position } from "../http/parameters.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";

/** Reports that are joined at once. */
const MOST = 200;

const card = (description: string) => jsonOf<IncidentCard>(description);
const refused = refusals(400);
const number = z
  .number({ message: "应为事件编号" })
  .int({ message: "应为事件编号" })
  .positive({ message: "应为事件编号" });

export const postMerge = createRoute({
  method: "post",
  path: "/api/incidents/merge",
  ...needs("incidents.handle"),
  summary: "Joins reports of one cause into a case: one there is, or a new one with a text. They go where it goes",
  request: body(
    z.object({
      parent: number.nullable(),
      text: z.string().trim().min(1, { message: "应为 1–2000 字" }).max(2000, { message: "应为 1–2000 字" }).optional(),
      children: z
        .array(number)
        .min(1, { message: "至少一件" })
        .max(MOST, { message: `最多 ${MOST} 件` }),
    }),
  ),
  responses: { 200: card("the case"), 201: card("the new case"), ...refused, 404: failures[404], 409: failures[409] },
});

export const postUnmerge = createRoute({
  method: "post",
  path: "/api/incidents/{id}/unmerge",
  ...needs("incidents.handle"),
  summary:
    "Takes a report out of its case, or all out of a case: each stands as it stood before. A case made for them is closed",
  request: { params: z.object({ id }) },
  responses: { 200: card("the incident"), ...refused, 404: failures[404], 409: failures[409] },
});

/** `lng,lat`. */
const place = z
  .string()
  .transform((text) => text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
  .pipe(position)
  .openapi({ type: "string", example: "113.24,35.22", description: "lng,lat in WGS 84 degrees" });

export const getNear = createRoute({
  method: "get",
  path: "/api/incidents/near",
  ...needs("incidents"),
  summary: "Open incidents that may be what is about to be reported here, the nearest first, with what speaks for each",
  request: {
    query: z.object({
      position: place,
      kind: z.string().optional(),
      text: z.string().max(2000, { message: "应不超过 2000 字" }).default(""),
    }),
  },
  responses: {
    200: jsonOf<{ items: NearIncident[]; next: null }>("likely duplicates"),
    ...refused,
  },
});

export const getProposedCases = createRoute({
  method: "get",
  path: "/api/incidents/proposed-cases",
  ...needs("incidents"),
  summary:
    "Open reports of one kind, close together in space and time, that may have one cause and are in no case yet; the least usual first",
  request: {
    query: z.object({
      grid: z.string().optional().openapi({ description: "code of an area of any level: all within it" }),
    }),
  },
  responses: {
    200: jsonOf<{ items: CaseProposal[]; next: null }>("cases to be"),
    ...refused,
  },
});

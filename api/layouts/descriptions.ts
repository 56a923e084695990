import { createRoute, z } from "@hono/zod-openapi";
import type { LayoutData } from "../../domain/layout/layout.ts";
import { areSettings, MOST_HOUSEHOLDS } from "../../domain/layout/layout-settings.ts";
import {
  type EditsConflict,
  type EditsSaved,
  LAYOUT_STATES,
  type LayoutCard,
  type LayoutInfo,
  type LayoutItem,
  LONGEST_NAME,
  type SavedEdit,
} from "../../domain/layout/publication.ts";
import { needs } from "../access/guard.ts";
import type { Page } from "../http/page.ts";
import { codes, id, limit } from "../http/parameters.ts";
import { body, failures, json, jsonOf, refusals } from "../http/routing.ts";

/** More edits than this are sent in several requests. */
const MOST_EDITS = 500;

const usual = refusals();
const ofOne = { 400: failures[400], 404: failures[404], ...usual };
const acting = { ...ofOne, 409: failures[409] };
const params = z.object({ id });

const name = z.string({ message: "应为 1–60 个字" }).trim().min(1, { message: "应为 1–60 个字" }).max(LONGEST_NAME, {
  message: "应为 1–60 个字",
});
const key = z.uuid({ message: "应为 UUID" });
const revision = z.int({ message: "应为版本号" }).min(0, { message: "应为版本号" });

const count = z
  .int({ message: "应为整数" })
  .min(1, { message: "应至少为 1" })
  .max(MOST_HOUSEHOLDS, { message: `应至多为 ${MOST_HOUSEHOLDS}` });
const settings = z
  .object({ band: z.tuple([count, count], { message: "应为两个整数" }), target: count })
  .refine(areSettings, { message: "目标应在范围内，范围应从小到大" });

/** A layout with who may do what to it. */
export type FullLayout = LayoutCard<LayoutData>;

export const listLayouts = createRoute({
  method: "get",
  path: "/api/layouts",
  ...needs("layouts"),
  summary: "Layouts in scope, the newest first",
  request: {
    query: z.object({
      community: z.string().optional().openapi({ description: "code of one" }),
      state: codes.optional().openapi({ description: LAYOUT_STATES.join(", ") }),
      limit: limit(200, 50),
      after: z.string().optional().openapi({ description: "`next` of the page before" }),
    }),
  },
  responses: {
    200: jsonOf<Page<LayoutItem>>("a page of layouts"),
    400: failures[400],
    ...usual,
  },
});

export const postLayout = createRoute({
  method: "post",
  path: "/api/layouts",
  ...needs("layouts"),
  summary:
    "A draft of what is in force in a community; or a copy of another layout, `onNewGround` on the ground as it is now. Logged",
  request: body(
    z.object({
      community: z.string({ message: "应为社区编码" }).optional(),
      from: z.int({ message: "应为方案编号" }).optional().openapi({ description: "id of the layout to copy" }),
      onNewGround: z.boolean({ message: "应为 true 或 false" }).default(false),
      name,
    }),
  ),
  responses: {
    201: jsonOf<FullLayout>("the draft"),
    202: json("its ground is being cut into cells: ask again", z.object({ progress: z.number() })),
    ...acting,
  },
});

export const getLayout = createRoute({
  method: "get",
  path: "/api/layouts/{id}",
  ...needs("layouts"),
  summary: "One layout: what its first edit was made on, the steps taken, and what the one who asks may do",
  request: {
    params,
    query: z.object({
      brief: z.enum(["yes"], { message: "应为 yes" }).optional().openapi({ description: "without its cells" }),
    }),
  },
  responses: {
    200: jsonOf<FullLayout | LayoutInfo>("the layout"),
    ...ofOne,
  },
});

export const patchLayout = createRoute({
  method: "patch",
  path: "/api/layouts/{id}",
  ...needs("layouts"),
  summary: "Gives a draft another name, or says how many households its grids should have",
  request: {
    params,
    ...body(
      z
        .object({ name, settings })
        .partial()
        .refine((given) => given.name !== undefined || given.settings !== undefined, {
          message: "应给出 name 或 settings",
        }),
    ),
  },
  responses: { 200: jsonOf<FullLayout>("the layout"), ...acting },
});

export const removeLayout = createRoute({
  method: "delete",
  path: "/api/layouts/{id}",
  ...needs("layouts"),
  summary: "Deletes a draft with all its edits. Logged",
  request: { params },
  responses: { 204: { description: "deleted" }, ...acting },
});

export const listEdits = createRoute({
  method: "get",
  path: "/api/layouts/{id}/edits",
  ...needs("layouts"),
  summary: "Edits after the one numbered `since`, in order",
  request: {
    params,
    query: z.object({
      since: z.coerce
        .number({ message: "应为版本号" })
        .int({ message: "应为版本号" })
        .min(0, { message: "应为版本号" })
        .default(0),
    }),
  },
  responses: {
    200: jsonOf<Page<SavedEdit>>("all of them"),
    ...ofOne,
  },
});

export const postEdits = createRoute({
  method: "post",
  path: "/api/layouts/{id}/edits",
  ...needs("layouts"),
  summary:
    "Saves edits made on revision `since`. What others saved meanwhile is merged where it concerns other cells; else 409 with both sides",
  request: {
    params,
    ...body(
      z.object({
        since: revision,
        edits: z
          .array(z.object({ key, edit: z.looseObject({ kind: z.string() }) }), { message: "应为编辑的列表" })
          .max(MOST_EDITS, { message: `一次最多 ${MOST_EDITS} 个编辑` }),
      }),
    ),
  },
  responses: {
    200: jsonOf<EditsSaved>("saved"),
    400: failures[400],
    404: failures[404],
    ...usual,
    409: jsonOf<EditsConflict | { code: string; message: string }>("edited by both"),
  },
});

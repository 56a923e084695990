import { createRoute, z } from "@hono/zod-openapi";
import {
  MOST_TICKED,
  NOTICE_STATES,
  NOTICE_WAYS,
  type Notice,
  type NoticeList,
  type NoticeRecipient,
  type NoticeSent,
  SENT_WAYS,
} from "../../domain/notice.ts";
import { needs } from "../access/guard.ts";
import type { Page } from "../http/page.ts";
import { codes, id, limit } from "../http/parameters.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";
import { polygon } from "./drawn.ts";

const usual = refusals(400);

const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  ...body(schema),
});

const words = (least: number, most: number) =>
  z
    .string({ message: `应为 ${least}–${most} 字` })
    .trim()
    .min(least, { message: `应为 ${least}–${most} 字` })
    .max(most, { message: `应为 ${least}–${most} 字` });

const aNotice = jsonOf<Notice>("the list");

export const postNotice = createRoute({
  method: "post",
  path: "/api/notices",
  ...needs("notices"),
  summary:
    "A list of every household in an area that is to be told something. `key` makes asking again harmless. Logged",
  request: bodyOf(
    z.object({
      title: words(1, 30),
      message: words(1, 300),
      area: polygon,
      key: z.uuid({ message: "应为 UUID" }),
    }),
  ),
  responses: {
    200: jsonOf<Notice>("it was made before"),
    201: aNotice,
    ...usual,
    404: failures[404],
    409: failures[409],
    413: failures[413],
  },
});

export const listNotices = createRoute({
  method: "get",
  path: "/api/notices",
  ...needs("notices"),
  summary: "Lists with recipients in scope, the newest first, counting those",
  request: { query: z.object({ limit: limit(100, 50), after: z.string().optional() }) },
  responses: { 200: jsonOf<NoticeList>("a page of lists"), ...usual },
});

export const getNotice = createRoute({
  method: "get",
  path: "/api/notices/{id}",
  ...needs("notices"),
  summary: "One list: its counts by state, and by who answers for the households",
  request: { params: z.object({ id }) },
  responses: { 200: aNotice, ...usual, 404: failures[404] },
});

export const listRecipients = createRoute({
  method: "get",
  path: "/api/notices/{id}/recipients",
  ...needs("notices"),
  summary: "Its households by worker and building; names masked, phones never",
  request: {
    params: z.object({ id }),
    query: z.object({ state: codes.optional(), limit: limit(), after: z.string().optional() }),
  },
  responses: {
    200: jsonOf<Page<NoticeRecipient>>("a page of households"),
    ...usual,
    404: failures[404],
  },
});

export const postSend = createRoute({
  method: "post",
  path: "/api/notices/{id}/send",
  ...needs("notices"),
  summary: "Puts a message into the outbox for everyone left: first ones (`sms`) or another (`second`). Logged",
  request: {
    params: z.object({ id }),
    ...bodyOf(z.object({ way: z.enum(SENT_WAYS, { message: "应为 sms 或 second" }) })),
  },
  responses: {
    200: jsonOf<NoticeSent>("how many get one"),
    ...usual,
    404: failures[404],
    409: failures[409],
  },
});

export const postTicks = createRoute({
  method: "post",
  path: "/api/notices/{id}/ticks",
  ...needs("notices"),
  summary: `Notes who was reached and how; ${MOST_TICKED} households at most, all or none`,
  request: {
    params: z.object({ id }),
    ...bodyOf(
      z.object({
        households: z
          .array(id, { message: "应为住户编号的列表" })
          .min(1, { message: "应至少有一户" })
          .max(MOST_TICKED, { message: `一次最多 ${MOST_TICKED} 户` }),
        way: z.enum(NOTICE_WAYS, { message: `应为 ${NOTICE_WAYS.join("、")} 之一` }),
        state: z.enum(NOTICE_STATES, { message: `应为 ${NOTICE_STATES.join("、")} 之一` }),
      }),
    ),
  },
  responses: { 200: aNotice, ...usual, 404: failures[404], 409: failures[409] },
});

export const postClose = createRoute({
  method: "post",
  path: "/api/notices/{id}/close",
  ...needs("notices"),
  summary: "Ends a list, by somebody who sees all of it; what is not handed over yet is called off. Logged",
  request: { params: z.object({ id }) },
  responses: { 200: aNotice, ...usual, 404: failures[404], 409: failures[409] },
});

export const getCsv = createRoute({
  method: "get",
  path: "/api/notices/{id}/recipients.csv",
  ...needs("notices"),
  summary: "Its households as a table for Excel; names masked, phones never. Logged",
  request: { params: z.object({ id }) },
  responses: {
    200: { description: "CSV, UTF-8 with a byte order mark", content: { "text/csv": { schema: z.string() } } },
    ...usual,
    404: failures[404],
  },
});

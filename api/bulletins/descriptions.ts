import { createRoute, z } from "@hono/zod-openapi";
import { BULLETIN_URGENCIES, type Bulletin, MOST_LINES, MOST_TEXT, MOST_TITLE } from "../../domain/bulletin.ts";
import { needs } from "../access/guard.ts";
import type { Page } from "../http/page.ts";
import { id, instant, limit } from "../http/parameters.ts";
import { body, failures, jsonOf, refusals } from "../http/routing.ts";

const refused = refusals(400, 404);

export const listBulletins = createRoute({
  method: "get",
  path: "/api/bulletins",
  ...needs("bulletins"),
  summary: "Bulletins on the screens at the stairs of an area: shown and scheduled ones, or those of the past",
  request: {
    query: z.object({
      area: z.string().openapi({ description: "code of an area; those of all within it are given too" }),
      past: z
        .enum(["true", "false"], { message: "应为 true 或 false" })
        .default("false")
        .openapi({ description: "those that are over or withdrawn, in place of the others" }),
      limit: limit(),
      after: z.string().optional(),
    }),
  },
  responses: { 200: jsonOf<Page<Bulletin>>("a page of bulletins, the latest first"), ...refused },
});

const title = z
  .string({ message: "应为文字" })
  .trim()
  .refine((text) => /^[^\p{Cc}\p{Cs}]+$/u.test(text) && [...text].length <= MOST_TITLE, {
    message: `应为 1–${MOST_TITLE} 字，不换行`,
  });

const text = z
  .string({ message: "应为文字" })
  .transform((text) => text.replaceAll(/\r\n?/g, "\n").trimEnd())
  .refine((text) => /^[^\p{Cs}]*$/u.test(text) && !/[^\P{Cc}\n]/u.test(text), { message: "不应含控制字符" })
  .refine((text) => [...text].length <= MOST_TEXT, { message: `应不超过 ${MOST_TEXT} 字` })
  .refine((text) => text.split("\n").length <= MOST_LINES, { message: `应不超过 ${MOST_LINES} 行` });

const words = {
  area: z.string({ message: "应为区域代码" }),
  title,
  text: text.default(""),
  urgency: z.enum(BULLETIN_URGENCIES, { message: "应为 normal、important 或 urgent" }).default("normal"),
  from: instant,
  until: instant.nullable().default(null),
};

const inOrder = ({ from, until }: { from: Date; until: Date | null }) => until === null || until > from;
const order = { message: "应晚于开始时间", path: ["until"] };

const NewBulletin = z
  .object({ key: z.uuid({ message: "应为 UUID" }), ...words })
  .refine(inOrder, order)
  .openapi("NewBulletin");

export const postBulletin = createRoute({
  method: "post",
  path: "/api/bulletins",
  ...needs("bulletins"),
  summary: "Hangs a bulletin on the screens of an area, from then until then. Logged",
  request: body(NewBulletin),
  responses: {
    200: jsonOf<Bulletin>("what was written with this key before"),
    201: jsonOf<Bulletin>("the bulletin"),
    ...refused,
  },
});

const revision = z.number({ message: "应为整数" }).int({ message: "应为整数" }).min(1, { message: "应为正整数" });

const BulletinChange = z
  .object({ revision, ...words })
  .refine(inOrder, order)
  .openapi("BulletinChange");

export const putBulletin = createRoute({
  method: "put",
  path: "/api/bulletins/{id}",
  ...needs("bulletins"),
  summary: "Writes a bulletin anew; refused where somebody else has done so since `revision`. Logged",
  request: { params: z.object({ id }), ...body(BulletinChange) },
  responses: { 200: jsonOf<Bulletin>("the bulletin as it is now"), ...refused, 409: failures[409] },
});

export const withdraw = createRoute({
  method: "post",
  path: "/api/bulletins/{id}/withdraw",
  ...needs("bulletins"),
  summary: "Takes a bulletin off the screens at once. Logged",
  request: { params: z.object({ id }), ...body(z.object({ revision }).openapi("BulletinWithdrawal")) },
  responses: { 200: jsonOf<Bulletin>("the bulletin as it is now"), ...refused, 409: failures[409] },
});

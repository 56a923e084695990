import { createRoute, z } from "@hono/zod-openapi";
import type { Flows } from "../../domain/flow/flow.ts";
import type { FlowRules } from "../../domain/flow/rules.ts";
import type { OfficeCalendar, Simulation } from "../../domain/flow/simulation.ts";
import { LEVELS } from "../../domain/grid.ts";
import { needs } from "../access/guard.ts";
import { day, position } from "../http/parameters.ts";
import { failures, json } from "../http/routing.ts";

const refused = { 401: failures[401], 403: failures[403], 503: failures[503] };
const list = (schema: z.ZodString, most: number) =>
  z.array(schema, { message: "应为列表" }).max(most, { message: `应不超过 ${most} 项` });

export const getFlows = createRoute({
  method: "get",
  path: "/api/flows",
  // why everybody: whoever edits the rules need not see incidents, and names of steps are no secret
  ...needs(null),
  summary: "The flows of incidents: their states and steps; dispositions, departments and cards by name",
  responses: { 200: json("all flows", z.custom<Flows>().openapi({ type: "object" })), ...refused },
});

const rules = json("the rules", z.custom<FlowRules>().openapi({ type: "object" }));

export const getRules = createRoute({
  method: "get",
  path: "/api/flows/rules",
  ...needs("accounts"),
  summary: "The rules that choose flow, kind, level and time of what is reported",
  responses: { 200: rules, ...refused },
});

const code = z.string({ message: "应为代码" }).min(1, { message: "应为代码" }).max(50, { message: "应不超过 50 字" });
const When = z
  .object({ sources: list(code, 100), kinds: list(code, 100), urgencies: list(code, 100) })
  .partial()
  .strict();
const minutes = "应为 1–525600 的整数（分钟）";
const Clock = z.object({
  minutes: z
    .number({ message: minutes })
    .int({ message: minutes })
    .min(1, { message: minutes })
    .max(525_600, { message: minutes }),
  counts: z.enum(["working", "always"], { message: "应为 working 或 always" }),
});
const share = z
  .number({ message: "应为 0–10 的数" })
  .min(0, { message: "应为 0–10 的数" })
  .max(10, { message: "应为 0–10 的数" });
const word = z
  .string({ message: "应为词语" })
  .trim()
  .min(1, { message: "应为 1–50 字" })
  .max(50, { message: "应为 1–50 字" });

const NewRules = z
  .object({
    flows: z.array(z.object({ flow: code, when: When })).max(100, { message: "应不超过 100 条" }),
    usual: code,
    kinds: z.array(z.object({ kind: code, words: list(word, 200) })).max(100, { message: "应不超过 100 条" }),
    levels: z
      .array(z.object({ level: z.enum(LEVELS, { message: `应为 ${LEVELS.join("、")}` }), when: When }))
      .max(100, { message: "应不超过 100 条" }),
    clocks: z.record(code, Clock),
    cards: z
      .object({ remind: share, yellow: share, red: share })
      .refine(({ remind, yellow, red }) => remind <= yellow && yellow <= red, {
        message: "应依次不减：催办、黄牌、红牌",
      }),
  })
  .openapi("FlowRules");

export const putRules = createRoute({
  method: "put",
  path: "/api/flows/rules",
  ...needs("accounts"),
  summary: "Replaces the rules; what was reported before keeps what they said then. Logged",
  request: { body: { required: true, content: { "application/json": { schema: NewRules } } } },
  responses: { 200: rules, 400: failures[400], ...refused },
});

const calendar = json(
  "working time, and who is away today or later",
  z.custom<OfficeCalendar>().openapi({ type: "object" }),
);

export const getCalendar = createRoute({
  method: "get",
  path: "/api/calendar",
  ...needs("accounts"),
  summary: "Working hours, holidays, days swapped for them, and who is away today or later",
  responses: { 200: calendar, ...refused },
});

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { message: "应为 00:00–24:00" });
const NewCalendar = z
  .object({
    hours: z.array(z.tuple([clockTime, clockTime])).max(12, { message: "应不超过 12 段" }),
    weekdays: z
      .array(z.number().int().min(1, { message: "应为 1–7" }).max(7, { message: "应为 1–7" }))
      .max(7, { message: "应不超过 7 天" }),
    holidays: z
      .array(z.object({ from: day, to: day, name: z.string().trim().max(50, { message: "应不超过 50 字" }) }))
      .max(1000, { message: "应不超过 1000 段" }),
    workdays: z.array(day).max(1000, { message: "应不超过 1000 天" }),
    leaves: z
      .array(z.object({ staff: z.number().int().positive({ message: "应为人员编号" }), from: day, to: day }))
      .max(5000, { message: "应不超过 5000 条" })
      .optional()
      .openapi({ description: "who is away today or later; left out: as before" }),
  })
  .openapi("OfficeCalendar");

export const putCalendar = createRoute({
  method: "put",
  path: "/api/calendar",
  ...needs("accounts"),
  summary: "Replaces the calendar; clocks that run already keep their times. Logged",
  request: { body: { required: true, content: { "application/json": { schema: NewCalendar } } } },
  responses: { 200: calendar, 400: failures[400], ...refused },
});

export const postSimulate = createRoute({
  method: "post",
  path: "/api/flows/simulate",
  ...needs("accounts"),
  summary: "What would become of a report now: its flow, kind, who gets it and why, until when. Nothing is stored",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.object({
            text: z.string().max(2000, { message: "应不超过 2000 字" }).default(""),
            position,
            kind: z.string().optional(),
            urgency: z.string().default("normal"),
            source: z.string().default("worker"),
          }),
        },
      },
    },
  },
  responses: {
    200: json("what would become of it", z.custom<Simulation>().openapi({ type: "object" })),
    400: failures[400],
    404: failures[404],
    ...refused,
  },
});

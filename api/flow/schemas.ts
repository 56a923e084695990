import { z } from "@hono/zod-openapi";
import { STEP_NEEDS } from "../../domain/flow/flow.ts";
import { LEVELS } from "../../domain/grid.ts";
import { RIGHTS } from "../../domain/role.ts";
import { day } from "../http/parameters.ts";

// What the office decides on, as it is sent. Messages continue the sentence "参数 … 不正确：".

const list = (schema: z.ZodString, most: number) =>
  z.array(schema, { message: "应为列表" }).max(most, { message: `应不超过 ${most} 项` });

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

export const NewRules = z
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

const Named = z.object({
  zh: z.string({ message: "应为名称" }).trim().min(1, { message: "应为 1–30 字" }).max(30, { message: "应为 1–30 字" }),
  en: z
    .string({ message: "应为英文名称" })
    .trim()
    .min(1, { message: "应为 1–60 字" })
    .max(60, { message: "应为 1–60 字" }),
});

/** The code of a flow: small letters, digits and hyphens. */
export const FlowCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { message: "应为小写字母、数字和连字符，字母开头，不超过 40 字" });

export const NewFlow = z
  .object({
    name: Named,
    states: z
      .array(z.object({ code, name: Named, clock: Clock.optional() }))
      .min(1, { message: "至少一个状态" })
      .max(50, { message: "应不超过 50 个" }),
    steps: z
      .array(
        z.object({
          code,
          name: Named,
          from: list(code, 50),
          to: code,
          right: z.enum(RIGHTS, { message: `应为 ${RIGHTS.join("、")}` }),
          needs: z
            .array(z.enum(STEP_NEEDS, { message: `应为 ${STEP_NEEDS.join("、")}` }))
            .max(10, { message: "应不超过 10 项" }),
          disposition: code.optional(),
        }),
      )
      .max(100, { message: "应不超过 100 步" }),
  })
  .openapi("Flow");

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { message: "应为 00:00–24:00" });
export const NewCalendar = z
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

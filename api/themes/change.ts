import { z } from "@hono/zod-openapi";
import { MOST_CLASSES, MOST_NUMBER_CLASSES, THEME_KINDS, type ThemeClass } from "../../domain/theme.ts";
import { HttpError } from "../http/errors.ts";
import type { ThemeRow } from "./class-queries.ts";

const text = z.string().trim().min(1, { message: "不能为空" }).max(60, { message: "应不超过 60 个字" });
const name = z.object({ zh: text, en: text });

const themeClass = z.object({
  values: z.array(text).max(1000).optional(),
  from: z.number({ message: "应为数" }).nullable().optional(),
  name: name.nullable(),
});

/** What `PATCH /api/themes/{code}` may say. */
export const ThemeChange = z
  .object({
    name: name.optional(),
    kind: z.enum(THEME_KINDS, { message: `应为 ${THEME_KINDS.join("、")}` }).optional(),
    restricted: z.boolean({ message: "应为 true 或 false" }).optional(),
    rank: z.number().int({ message: "应为整数" }).min(0).max(32_000).optional(),
    classes: z
      .array(themeClass)
      .min(1, { message: "至少一类" })
      .max(MOST_CLASSES, { message: `最多 ${MOST_CLASSES} 类` })
      .nullable()
      .optional()
      .openapi({ description: "null: from the values again" }),
  })
  .openapi("ThemeChange");

export type ThemeChange = z.infer<typeof ThemeChange>;

/** `theme` after `change`. Throws 400 where its classes are none of its kind. */
export function changedTheme(theme: ThemeRow, change: ThemeChange): ThemeRow {
  const kind = change.kind ?? theme.kind;
  const kindIsNew = kind !== theme.kind;
  if (change.classes) refuseWrongClasses(kind, change.classes);
  const derived = change.classes === null || (kindIsNew && change.classes === undefined);
  return {
    ...theme,
    kind,
    name_zh: change.name?.zh ?? theme.name_zh,
    name_en: change.name?.en ?? theme.name_en,
    restricted: change.restricted ?? theme.restricted,
    rank: change.rank ?? theme.rank,
    classes: derived ? [] : (change.classes ?? theme.classes),
    by_hand: derived ? false : change.classes ? true : theme.by_hand,
  };
}

const refused = (message: string) =>
  new HttpError(400, "invalid_parameter", `参数 classes 不正确：${message}`, "classes");

function refuseWrongClasses(kind: ThemeRow["kind"], classes: readonly ThemeClass[]): void {
  if (kind === "category") {
    const values = classes.flatMap(({ values = [] }) => values);
    if (classes.some(({ values, from }) => !values?.length || from !== undefined)) {
      throw refused("类别主题的每一类应有 values。 Each class of a category needs values.");
    }
    if (new Set(values).size < values.length) {
      throw refused("同一个值不能属于两类。 A value cannot be of two classes.");
    }
    return;
  }
  if (classes.length > MOST_NUMBER_CLASSES) {
    throw refused(`最多 ${MOST_NUMBER_CLASSES} 类。 At most ${MOST_NUMBER_CLASSES} classes.`);
  }
  const froms = classes.map(({ from }) => from);
  const isRange = ({ values, from }: ThemeClass, index: number) =>
    values === undefined && from !== undefined && (from !== null || index === 0);
  if (!classes.every(isRange) || froms.some((from, index) => index > 1 && from! <= froms[index - 1]!)) {
    throw refused("等级与数值主题的每一类应有递增的 from。 Each class needs a from above the one before.");
  }
  if (froms.length > 1 && froms[0] !== null && froms[1]! <= froms[0]!) {
    throw refused("from 应递增。 Each from must be above the one before.");
  }
}

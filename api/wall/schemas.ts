import { z } from "@hono/zod-openapi";
import { LIMITS, SCENE_KINDS } from "../../domain/wall/settings.ts";
import { instant } from "../http/parameters.ts";

const whole = ([least, most]: readonly [number, number]) => {
  const message = `应为 ${least}–${most} 的整数`;
  return z.number({ message }).int({ message }).min(least, { message }).max(most, { message });
};

/** One scene of a wall. */
export const SceneSchema = z
  .object({
    kind: z.enum(SCENE_KINDS, { message: `应为 ${SCENE_KINDS.join("、")} 之一` }),
    area: z.string({ message: "应为区域代码或 null" }).max(50, { message: "应为区域代码" }).nullable(),
    seconds: whole(LIMITS.seconds),
  })
  .refine(({ kind, area }) => (kind === "community") === (area !== null), {
    message: "只有“一个区域”要写区域代码，其他场景应为 null",
    path: ["area"],
  })
  .openapi("WallScene");

/** A time of day, 00:00–23:59. */
const timeOfDay = z
  .string({ message: "应为时间，如 22:00" })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "应为时间，如 22:00" });

export const SettingsSchema = z
  .object({
    scenes: z
      .array(SceneSchema, { message: "应为场景的列表" })
      .min(1, { message: "至少要有一个场景" })
      .max(LIMITS.scenes, { message: `最多 ${LIMITS.scenes} 个场景` }),
    screen: z.object({
      widthMm: whole(LIMITS.widthMm),
      distanceMm: whole(LIMITS.distanceMm),
      columns: whole(LIMITS.panels),
      rows: whole(LIMITS.panels),
    }),
    heatHours: whole(LIMITS.heatHours),
    night: z
      .object({ from: timeOfDay, to: timeOfDay })
      .refine(({ from, to }) => from !== to, { message: "起止时间不能相同", path: ["to"] })
      .nullable(),
    volume: whole(LIMITS.volume),
  })
  .openapi("WallSettings");

export const OrdersSchema = z
  .object({
    held: z.boolean({ message: "应为 true 或 false" }),
    jump: SceneSchema.nullable(),
    message: z
      .object({
        text: z
          .string({ message: "应为文字" })
          .trim()
          .refine((text) => new RegExp(`^[^\\p{Cc}\\p{Cs}]{1,${LIMITS.message}}$`, "u").test(text), {
            message: `应为 1–${LIMITS.message} 字，不分行`,
          }),
        until: instant.transform((until) => until.toISOString()),
      })
      .nullable(),
  })
  .openapi("WallOrders");

export const WallChangeSchema = z
  .object({
    revision: z.number({ message: "应为改动次数" }).int({ message: "应为改动次数" }),
    settings: SettingsSchema.optional(),
    orders: OrdersSchema.optional(),
  })
  .openapi("WallChange");

const pixels = z
  .number({ message: "应为像素数" })
  .min(1, { message: "应为像素数" })
  .max(100_000, { message: "应为像素数" });

/** What a wall says it shows: of communities in turn, also which. */
export const ShownNow = z
  .object({
    scene: z.object({
      kind: z.enum(SCENE_KINDS, { message: `应为 ${SCENE_KINDS.join("、")} 之一` }),
      area: z.string({ message: "应为区域代码或 null" }).max(50, { message: "应为区域代码" }).nullable(),
      seconds: z.number({ message: "应为秒数" }).min(0, { message: "应为秒数" }),
    }),
    build: z.string({ message: "应为文字" }).max(40, { message: "应不超过 40 字" }),
    width: pixels,
    height: pixels,
    ratio: z.number({ message: "应为数" }).min(0.1, { message: "应为 0.1–10" }).max(10, { message: "应为 0.1–10" }),
  })
  .openapi("WallShown");

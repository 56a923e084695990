import { z } from "@hono/zod-openapi";
import type { Bounds } from "../../domain/position.ts";

// Schemas of query parameters. Their messages continue the sentence "参数 … 不正确：".

const inWorld = ([west, south, east, north]: number[]) =>
  west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;

/** `west,south,east,north` in degrees. */
export const bbox = z
  .string()
  .transform((text) => text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part))))
  .refine((numbers) => numbers.length === 4 && numbers.every(Number.isFinite) && inWorld(numbers), {
    message: "应为 西,南,东,北 四个经纬度，如 113.1,35.1,113.3,35.3",
  })
  .transform((numbers) => numbers as unknown as Bounds)
  .openapi({ type: "string", example: "113.1,35.1,113.3,35.3", description: "west,south,east,north in degrees" });

/** How many items a list gives at once: 1–1000, 100 unless told. */
export const limit = (most = 1000, usual = 100) =>
  z.coerce
    .number({ message: `应为 1–${most} 的整数` })
    .int({ message: `应为 1–${most} 的整数` })
    .min(1, { message: `应为 1–${most} 的整数` })
    .max(most, { message: `应为 1–${most} 的整数` })
    .default(usual)
    .openapi({ type: "integer", minimum: 1, maximum: most, default: usual });

/** One code, or several parted by commas. */
export const codes = z
  .string()
  .min(1, { message: "应为代码，多个用逗号分开" })
  .transform((text) => text.split(",").map((code) => code.trim()))
  .openapi({ type: "string", example: "party,elder", description: "one code, or several parted by commas" });

/** An instant, ISO 8601 with zone. */
export const instant = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: "应为带时区的 ISO 8601 时间，如 2026-05-01T08:00:00+08:00",
  })
  .transform((text) => new Date(text))
  .openapi({ type: "string", format: "date-time" });

/** A day, `YYYY-MM-DD`. */
export const day = z.iso.date({ message: "应为日期，如 2026-05-01" });

/** The number of a row, from 1. */
export const id = z.coerce
  .number({ message: "应为正整数编号" })
  .int({ message: "应为正整数编号" })
  .min(1, { message: "应为正整数编号" })
  .max(2 ** 31 - 1, { message: "应为正整数编号" })
  .openapi({ type: "integer", minimum: 1 });

/** `[lng, lat]` in WGS 84 degrees. */
export const position = z
  .tuple([
    z.number().min(-180, { message: "经度应在 -180 至 180 之间" }).max(180, { message: "经度应在 -180 至 180 之间" }),
    z
      .number()
      .min(-85, { message: "纬度应在 -85 至 85 之间；坐标顺序是 [经度, 纬度]" })
      .max(85, { message: "纬度应在 -85 至 85 之间；坐标顺序是 [经度, 纬度]" }),
  ])
  .openapi({ type: "array", items: { type: "number" }, minItems: 2, maxItems: 2, example: [113.24, 35.22] });

/** The version of what is asked for, as an earlier answer named it: makes the answer immutable while it is current. */
export const version = z.string().max(120).optional().openapi({ description: "version; makes the answer immutable" });

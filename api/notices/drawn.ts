import { z } from "@hono/zod-openapi";
import type { Polygon } from "geojson";
import { type AreaFault, areaFault, MOST_CORNERS } from "../../domain/drawn-area.ts";
import { HttpError } from "../http/errors.ts";
import { position } from "../http/parameters.ts";

/** A GeoJSON polygon, its first ring around, further ones holes. */
export const polygon = z
  .object({
    type: z.literal("Polygon", { message: "应为 GeoJSON 的 Polygon" }),
    coordinates: z.array(z.array(position), { message: "应为多边形的坐标" }),
  })
  .openapi({ description: `GeoJSON polygon; ${MOST_CORNERS} corners at most` });

const SENTENCES: Record<AreaFault, string> = {
  too_few: "范围至少要有三个顶点。 An area has at least three corners.",
  too_many: `范围的顶点超过 ${MOST_CORNERS} 个，请简化后再试。 The area has more than ${MOST_CORNERS} corners: make it simpler.`,
  not_closed: "范围没有闭合：最后一点应与第一点相同。 The ring is open: its last position must be its first.",
  crosses: "范围的边线互相交叉，请重新画。 The border crosses itself: draw it again.",
  flat: "范围没有面积，请重新画。 The area is flat: draw it again.",
  too_large: "范围太大，请画小一些。 The area is too large: draw a smaller one.",
};

/** Throws the 400 of a polygon that cannot be used, saying why and where. */
export function requireArea(area: Polygon): void {
  const found = areaFault(area);
  if (!found) return;
  const where = found.at ? `area ${found.at.map((degrees) => degrees.toFixed(6)).join(",")}` : "area";
  throw new HttpError(400, `area_${found.fault}`, SENTENCES[found.fault], where);
}

/** The 400 of a polygon that PostGIS will not work with, such as one with a hole outside. */
export const invalidArea = (reason: string): HttpError =>
  new HttpError(
    400,
    "area_invalid",
    "范围的形状不正确，请重新画。 The shape is not valid: draw it again.",
    reason.slice(0, 80),
  );

import type { Position } from "../../domain/position.ts";
import type { Shape } from "./entry.ts";
import type { ImportKind } from "./kind.ts";
import { faultOf } from "./read-position.ts";
import type { Finding } from "./reasons.ts";

const NEEDED = { line: "线", polygon: "面" } as const;
const TYPES = { line: ["LineString", "MultiLineString"], polygon: ["Polygon", "MultiPolygon"] };

/** The geometry of a row, of the type its kind needs, each position passed through `convert`; or what is wrong with it. */
export function readShape(
  shape: Shape | null | undefined,
  needed: Extract<ImportKind["shape"], "line" | "polygon">,
  swap: boolean,
  convert: (position: Position) => Position,
): Shape | Finding {
  if (!shape) return { reason: "shape_missing", rejected: true, detail: [NEEDED[needed]] };
  if (shape.type === "GeometryCollection" && shape.geometries.length === 1) {
    return readShape(shape.geometries[0], needed, swap, convert);
  }
  if (shape.type === "GeometryCollection" || !TYPES[needed].includes(shape.type)) {
    return { reason: "shape_type", rejected: true, detail: [NEEDED[needed], shape.type] };
  }
  let wrong: Finding | null = null;
  const moved = (part: unknown): unknown => {
    const numbers = part as unknown[];
    if (typeof numbers[0] !== "number") return numbers.map(moved);
    const position = (swap ? [numbers[1], numbers[0]] : [numbers[0], numbers[1]]) as unknown as Position;
    wrong ??= faultOf(position);
    return convert(position);
  };
  const coordinates = moved(shape.coordinates);
  return wrong ?? ({ type: shape.type, coordinates } as Shape);
}

/** A position that stands for a geometry when its datum is guessed: the middle of its first ring or line. */
export function middlePosition(shape: Shape): Position | null {
  if (shape.type === "GeometryCollection") return shape.geometries[0] ? middlePosition(shape.geometries[0]) : null;
  let part: unknown = [shape.coordinates];
  while (Array.isArray(part) && Array.isArray(part[0]) && Array.isArray(part[0][0])) part = part[0];
  const positions = part as number[][];
  if (positions.length === 0 || typeof positions[0][0] !== "number") return null;
  const sum = (axis: 0 | 1) => positions.reduce((total, position) => total + position[axis], 0);
  return [sum(0) / positions.length, sum(1) / positions.length];
}

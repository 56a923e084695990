import type { MultiPolygon, Polygon } from "geojson";
import type { Position } from "../../domain/position.ts";

/** Something drawn on the map beside its layers: a way, a round of visits, an area around something, a numbered stop. */
export type Drawing =
  | { role: "way" | "round" | "link" | "border-then" | "border-now"; line: readonly Position[] }
  | { role: "circle" | "picked"; area: Polygon | MultiPolygon }
  | { role: "stop" | "gate"; position: Position; label: string };

/** What each part of the page has drawn. An owner without a drawing is not in it. */
export type Drawings = Readonly<Record<string, readonly Drawing[]>>;

export const noDrawings: Drawings = {};

/** `all` with what `owner` draws now instead of what it drew before. */
export function redrawn(all: Drawings, owner: string, now: readonly Drawing[]): Drawings {
  const { [owner]: before, ...others } = all;
  if (now.length > 0) return { ...others, [owner]: now };
  return before === undefined ? all : others;
}

import type { Bounds, Position } from "../../domain/position.ts";

/** What is seen of the map. `bearing` in degrees clockwise from north; `metersPerPixel` at the centre, CSS pixels. */
export type Camera = {
  center: Position;
  zoom: number;
  bearing: number;
  bounds: Bounds;
  widthPx: number;
  heightPx: number;
  metersPerPixel: number;
};

/** Where to begin: what a link says, or null for the whole town. */
export type CameraStart = { center: Position; zoom: number; bearing: number } | null;

/** Where to fly: so that `bounds` fill the free part of the map, or to a point. */
export type Flight = { bounds: Bounds; maxZoom?: number } | { position: Position; zoom: number };

export type ScaleBar = { metres: number; px: number };

/** The longest bar of 1, 2 or 5 × 10ⁿ metres that is not wider than `maxPx`. */
export function scaleBar(metersPerPixel: number, maxPx: number): ScaleBar {
  const longest = metersPerPixel * maxPx;
  const decade = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((step) => step * decade <= longest) ?? 1) * decade;
  return { metres, px: metres / metersPerPixel };
}

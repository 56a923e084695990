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

/** What panels cover of the map, px. */
export type Covered = { top: number; right: number; bottom: number };

type Size = Pick<Camera, "widthPx" | "heightPx">;

const METRES_PER_DEGREE = 111_320;

/**
 * Bounds that, filling the whole map, bring `bounds` into the part that panels leave free.
 *
 *     ┌───────────┬──────┐
 *     │  bounds   │ card │
 *     ├───────────┴──────┤
 *     │       time       │
 *     └──────────────────┘
 */
export function boundsClearOf(bounds: Bounds, covered: Covered, { widthPx, heightPx }: Size): Bounds {
  const [west, south, east, north] = bounds;
  const perPxX = (east - west) / Math.max(1, widthPx - covered.right);
  const perPxY = (north - south) / Math.max(1, heightPx - covered.top - covered.bottom);
  return [west, south - covered.bottom * perPxY, east + covered.right * perPxX, north + covered.top * perPxY];
}

/** `flight` so that its goal comes to lie in the part of the map that panels leave free. */
export function clearOf(flight: Flight, covered: Covered, camera: Camera): Flight {
  if ("bounds" in flight) return { ...flight, bounds: boundsClearOf(flight.bounds, covered, camera) };
  const [lng, lat] = flight.position;
  const metersPerPixel = camera.metersPerPixel * 2 ** (camera.zoom - flight.zoom);
  const east = ((covered.right / 2) * metersPerPixel) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const south = (((covered.bottom - covered.top) / 2) * metersPerPixel) / METRES_PER_DEGREE;
  return { ...flight, position: [lng + east, lat - south] };
}

export type ScaleBar = { metres: number; px: number };

/** The longest bar of 1, 2 or 5 × 10ⁿ metres that is not wider than `maxPx`. */
export function scaleBar(metersPerPixel: number, maxPx: number): ScaleBar {
  const longest = metersPerPixel * maxPx;
  const decade = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((step) => step * decade <= longest) ?? 1) * decade;
  return { metres, px: metres / metersPerPixel };
}

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

/** What a card is going to cover of the map, px. */
export type Covered = { right: number; bottom: number };

const METRES_PER_DEGREE = 111_320;

/**
 * `flight` so that its goal comes to lie in the part of the map that stays free: bounds are widened towards the card, a
 * point is moved by half of what it covers.
 *
 *     ┌───────────┬──────┐
 *     │   goal    │ card │
 *     └───────────┴──────┘
 */
export function clearOf(flight: Flight, covered: Covered, camera: Camera): Flight {
  const { widthPx, heightPx } = camera;
  if ("bounds" in flight) {
    const [west, south, east, north] = flight.bounds;
    const wider = Math.max(0, covered.right / (widthPx - covered.right));
    const lower = Math.max(0, covered.bottom / (heightPx - covered.bottom));
    const bounds: Bounds = [west, south - (north - south) * lower, east + (east - west) * wider, north];
    return { ...flight, bounds };
  }
  const [lng, lat] = flight.position;
  const metersPerPixel = camera.metersPerPixel * 2 ** (camera.zoom - flight.zoom);
  const east = ((covered.right / 2) * metersPerPixel) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const south = ((covered.bottom / 2) * metersPerPixel) / METRES_PER_DEGREE;
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

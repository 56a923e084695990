import type { ExpressionSpecification } from "maplibre-gl";
import { ROAD_CLASSES, ROAD_KINDS, ROAD_WIDTHS, type RoadClass } from "../../domain/road-classes.ts";

/** Metres a CSS pixel covers at `zoom` and `lat`: Web Mercator with tiles of 512 px. */
export const metersPerPixel = (zoom: number, lat: number): number =>
  (78271.51696402048 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

/** A number of px for `groundM` metres that grows with the map, never under `leastPx`. */
export function groundWidth(groundM: number, leastPx: number, lat: number, extraPx = 0): ExpressionSpecification {
  const stops = ZOOMS.flatMap((zoom) => [zoom, Math.max(leastPx, groundM / metersPerPixel(zoom, lat)) + extraPx]);
  return ["interpolate", ["exponential", 2], ["zoom"], ...stops] as ExpressionSpecification;
}

/** Width of a road by its `kind`, `extraPx` wider for casings; 0 for what is no road. */
export function roadWidth(lat: number, extraPx = 0): ExpressionSpecification {
  const stops = ZOOMS.flatMap((zoom) => [
    zoom,
    byRoadClass(
      (road) => Math.max(ROAD_WIDTHS[road].leastPx, ROAD_WIDTHS[road].groundM / metersPerPixel(zoom, lat)) + extraPx,
      0,
    ),
  ]);
  return ["interpolate", ["exponential", 2], ["zoom"], ...stops] as unknown as ExpressionSpecification;
}

/** A `match` on `kind` with one value a class. */
export function byRoadClass<T extends string | number>(
  value: (road: RoadClass) => T,
  otherwise: T,
): ExpressionSpecification {
  const cases = ROAD_CLASSES.flatMap((road) => [[...ROAD_KINDS[road]], value(road)]);
  return ["match", ["get", "kind"], ...cases, otherwise] as unknown as ExpressionSpecification;
}

// why: between two whole zooms base 2 is exact for metres; only the bend at the least width is rounded off
const ZOOMS = [9, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22];

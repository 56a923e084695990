import type { ExpressionSpecification } from "maplibre-gl";

/** Classes of road, from the least to the greatest: the draw order. */
export const ROAD_CLASSES = ["service", "lane", "residential", "tertiary", "secondary", "primary", "trunk"] as const;

export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Widths on the ground in metres, and the least width on screen in px (look.md §7). */
export const ROAD_WIDTHS: Record<RoadClass, { groundM: number; leastPx: number }> = {
  service: { groundM: 3, leastPx: 1 },
  lane: { groundM: 5.2, leastPx: 1 },
  residential: { groundM: 5.8, leastPx: 1 },
  tertiary: { groundM: 8.5, leastPx: 1.4 },
  secondary: { groundM: 11.5, leastPx: 1.4 },
  primary: { groundM: 15, leastPx: 1.9 },
  trunk: { groundM: 17, leastPx: 1.9 },
};

/** OSM `highway` values of each class. */
export const ROAD_KINDS: Record<RoadClass, readonly string[]> = {
  service: ["service", "track", "driveway"],
  lane: ["living_street", "pedestrian", "lane", "road"],
  residential: ["residential", "unclassified", "tertiary_link"],
  tertiary: ["tertiary", "secondary_link"],
  secondary: ["secondary", "primary_link"],
  primary: ["primary", "trunk_link", "motorway_link"],
  trunk: ["trunk", "motorway"],
};

export const PATH_KINDS = ["footway", "path", "steps", "cycleway", "corridor", "bridleway"];

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

/** All OSM values that are drawn as a road with a casing. */
export const ALL_ROAD_KINDS: string[] = ROAD_CLASSES.flatMap((road) => [...ROAD_KINDS[road]]);

// why: between two whole zooms base 2 is exact for metres; only the bend at the least width is rounded off
const ZOOMS = [9, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22];

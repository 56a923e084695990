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

/** All OSM values that are drawn as a road with a casing. */
export const ALL_ROAD_KINDS: string[] = ROAD_CLASSES.flatMap((road) => [...ROAD_KINDS[road]]);

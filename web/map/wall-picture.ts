import type { FeatureCollection, LineString, MultiPolygon, Polygon } from "geojson";
import type { Level } from "../../domain/grid.ts";
import type { Position } from "../../domain/position.ts";
import type { HeatInput, TileLayer, TileSource } from "./scene-input.ts";

/** An incident on a wall's map. `urgent` marks have the icon of their kind. */
export type WallMark = {
  id: number;
  look: "urgent" | "overdue" | "open";
  icon: string;
  /** came a moment ago: drawn with a ring */
  isNew: boolean;
  position: Position;
};

/** All that a wall's map shows, as plain values: change by giving another object. */
export type WallPicture = {
  tiles: Readonly<Record<TileLayer, TileSource | null>>;
  /** borders, each stretch once, in the highest level it carries */
  borders: FeatureCollection<LineString, { level: Level }>;
  /** what the wall shows: all outside is veiled; null = no veil */
  scope: FeatureCollection<Polygon> | null;
  /** grids with open incidents: `share` 0–1 of the most that one has */
  open: FeatureCollection<MultiPolygon, { share: number }>;
  /** the area that is spoken of just now */
  focus: FeatureCollection<MultiPolygon>;
  marks: readonly WallMark[];
  heat: HeatInput | null;
  /** size of the smallest character, px: all lines and marks are measured by it */
  rem: number;
};

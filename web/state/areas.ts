import type { FeatureCollection, MultiPolygon, Polygon, Position as Vertex } from "geojson";
import type { BorderDifference } from "../../domain/border-difference.ts";
import type { GridProperties } from "../../domain/grid.ts";
import { type Bounds, boundsOfPositions } from "../../domain/position.ts";
import { type AreaTree, areaTree } from "./area-tree.ts";
import type { Day } from "./days.ts";

/** Areas of all levels with their borders in force. */
export type Areas = FeatureCollection<MultiPolygon | Polygon, GridProperties>;

/** The areas of an earlier day, and what is different today. They have no figures: those of today belong to today's areas. */
export type PastBorders = { day: Day; areas: Areas; difference: BorderDifference };

/** The tree of `areas`, each with the bounds of its border. */
export const treeOf = (areas: Areas): AreaTree =>
  areaTree(areas.features.map(({ properties, geometry }) => ({ properties, bounds: geometry && boundsOf(geometry) })));

/** The smallest bounds that hold `shape`; null when it is empty. */
export function boundsOf(shape: MultiPolygon | Polygon): Bounds | null {
  const rings: Vertex[][] = shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
  return boundsOfPositions(rings.flat());
}

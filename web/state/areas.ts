import type { FeatureCollection, MultiPolygon, Polygon, Position as Vertex } from "geojson";
import type { GridProperties } from "../../domain/grid.ts";
import { type Bounds, boundsOfPositions } from "../../domain/position.ts";
import { type AreaTree, areaTree } from "./area-tree.ts";

/** Areas of all levels with their borders in force. */
export type Areas = FeatureCollection<MultiPolygon | Polygon, GridProperties>;

/** The tree of `areas`, each with the bounds of its border. */
export const treeOf = (areas: Areas): AreaTree =>
  areaTree(areas.features.map(({ properties, geometry }) => ({ properties, bounds: geometry && boundsOf(geometry) })));

/** The smallest bounds that hold `shape`; null when it is empty. */
export function boundsOf(shape: MultiPolygon | Polygon): Bounds | null {
  const rings: Vertex[][] = shape.type === "Polygon" ? shape.coordinates : shape.coordinates.flat();
  return boundsOfPositions(rings.flat());
}

import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from "geojson";
import { arcs } from "../../domain/arcs.ts";
import { LEVELS, type Level } from "../../domain/grid.ts";
import { boundsOf, contains, labelPoint } from "../../domain/label-point.ts";
import type { Bounds, Position } from "../../domain/position.ts";
import type { AreaCollection } from "./scene-input.ts";

/** What the map draws of the areas, derived once from each collection. */
export type AreaShapes = {
  borders: FeatureCollection<LineString, { level: Level }>;
  dedicated: FeatureCollection<MultiPolygon | Polygon>;
  labels: FeatureCollection<Point, { code: string; name: string; level: Level; households: number; count: string }>;
  find(code: string): AreaCollection["features"][number] | null;
  /** The code of the area of `level` that holds `position`, or of the nearest level above that exists, or below. */
  at(position: Position, level: Level): string | null;
};

/** Borders as arcs and label points of `areas` down to the level `deepest`; an index of all of them. */
export function areaShapes(areas: AreaCollection | null, deepest: Level = "microgrid"): AreaShapes {
  const features = areas?.features ?? [];
  const drawn = features.filter(({ properties }) => LEVELS.indexOf(properties.level) <= LEVELS.indexOf(deepest));
  const byCode = new Map(features.map((feature) => [feature.properties.code, feature]));
  const byLevel = new Map<Level, { feature: AreaCollection["features"][number]; bounds: Bounds }[]>();
  for (const feature of features) {
    const list = byLevel.get(feature.properties.level) ?? [];
    if (list.length === 0) byLevel.set(feature.properties.level, list);
    list.push({ feature, bounds: boundsOf(feature.geometry) });
  }
  return {
    borders: collection(
      arcs(drawn.map(({ properties, geometry }) => ({ level: properties.level, geometry }))).map(({ level, line }) =>
        feature({ type: "LineString", coordinates: line } as LineString, { level }),
      ),
    ),
    dedicated: collection(
      features.filter(({ properties }) => properties.level === "grid" && properties.kind === "dedicated"),
    ),
    labels: collection(
      drawn.map(({ properties: { code, name, level, households }, geometry }) =>
        feature({ type: "Point", coordinates: [...labelPoint(geometry)] } as Point, {
          code,
          name,
          level,
          households: households ?? 0,
          count: (households ?? 0).toLocaleString("en-US"),
        }),
      ),
    ),
    find: (code) => byCode.get(code) ?? null,
    at(position, level) {
      const wanted = LEVELS.indexOf(level);
      const order = [...LEVELS.slice(0, wanted + 1).reverse(), ...LEVELS.slice(wanted + 1)];
      for (const candidate of order) {
        const found = byLevel
          .get(candidate)
          ?.find(({ bounds, feature: { geometry } }) => within(bounds, position) && contains(geometry, position));
        if (found) return found.feature.properties.code;
      }
      return null;
    },
  };
}

/** The whole world but `scope`: what the veil covers. Empty when there is no scope. */
export function veilShape(scope: AreaCollection["features"][number] | null): FeatureCollection<Polygon> {
  if (!scope) return collection([]);
  const outer =
    scope.geometry.type === "Polygon"
      ? [scope.geometry.coordinates[0]]
      : scope.geometry.coordinates.map((part) => part[0]);
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ];
  return collection([feature({ type: "Polygon", coordinates: [world, ...outer] } as Polygon, {})]);
}

const within = ([west, south, east, north]: Bounds, [lng, lat]: Position) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

const feature = <G extends LineString | Point | Polygon, P>(geometry: G, properties: P): Feature<G, P> => ({
  type: "Feature",
  properties,
  geometry,
});

/** A feature collection of `features`. */
export const collection = <F extends Feature>(features: F[]) => ({ type: "FeatureCollection" as const, features });

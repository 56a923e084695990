import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Feature, LineString, MultiPolygon, Polygon } from "geojson";
import { isWithin } from "../../../../domain/drawn-area.ts";
import { arcKindOf } from "../../../../domain/layout/fabric/road-kinds.ts";
import type { FabricSources } from "../../../../domain/layout/fabric/sources.ts";

/** The sources of every community of a written town, by its code. */
export function sourcesOfTown(folder: string): Map<string, FabricSources> {
  const features = <T extends Polygon | MultiPolygon | LineString>(
    name: string,
  ): Feature<T, Record<string, string>>[] => JSON.parse(readFileSync(join(folder, `${name}.geojson`), "utf8")).features;
  const buildings = features<Polygon>("buildings").map((feature, i) => ({ ...feature, id: i + 1 }));
  const idOf = new Map(buildings.map(({ properties, id }) => [properties.code, id]));
  const homes: Record<string, string>[] = parse(readFileSync(join(folder, "households.csv")), { columns: true });
  const households = homes.map(({ building, lng, lat, unit }) => ({
    building: idOf.get(building) ?? null,
    position: [Number(lng), Number(lat)],
    unit: unit || null,
  }));
  const count = new Map<number, number>();
  for (const { building } of households) if (building) count.set(building, (count.get(building) ?? 0) + 1);
  const lines = features<LineString>("roads").flatMap(({ geometry, properties }) => {
    const kind = arcKindOf(properties.kind, false);
    return kind ? [{ ...kind, line: geometry.coordinates }] : [];
  });
  const grids = features<Polygon | MultiPolygon>("grids").filter(({ properties }) => properties.level === "microgrid");
  const sources = new Map<string, FabricSources>();
  for (const { geometry, properties } of features<Polygon | MultiPolygon>("communities")) {
    if (properties.level !== "community") continue;
    const border: MultiPolygon =
      geometry.type === "Polygon" ? { type: "MultiPolygon", coordinates: [geometry.coordinates] } : geometry;
    const holds = ([lng, lat]: readonly number[]) =>
      border.coordinates.some((coordinates) => isWithin(lng, lat, { type: "Polygon", coordinates }));
    const [lng, lat] = border.coordinates[0][0][0];
    sources.set(properties.code, {
      origin: [Math.round(lng * 1e7), Math.round(lat * 1e7)],
      border,
      lines,
      buildings: buildings
        .filter(({ geometry: { coordinates } }) => holds(coordinates[0][0]))
        .map(({ id, geometry: footprint, properties: { units } }) => ({
          id,
          footprint,
          position: footprint.coordinates[0][0],
          households: count.get(id) ?? 0,
          stairs: units ? Number(units) : null,
        })),
      grids: grids
        .filter((grid) => grid.properties.code.startsWith(properties.code))
        .map((grid) => ({ code: grid.properties.code, border: grid.geometry })),
      households: households.filter(({ position }) => holds(position)),
    });
  }
  return sources;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Feature, LineString, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { communityTwiceArea } from "../../domain/layout/fabric/border.ts";
import { buildFabric } from "../../domain/layout/fabric/build.ts";
import { cellsOf } from "../../domain/layout/fabric/cells-of.ts";
import { checkFabric } from "../../domain/layout/fabric/check.ts";
import { decodeFabric, encodeFabric } from "../../domain/layout/fabric/encode.ts";
import { arcKindOf } from "../../domain/layout/fabric/road-kinds.ts";
import type { FabricSources } from "../../domain/layout/fabric/sources.ts";
import { describeShared } from "../support/shared.ts";

describeShared("the fabric of a real town", (folder) => {
  const features = (name: string): Feature<Polygon | LineString, Record<string, string>>[] =>
    JSON.parse(readFileSync(join(folder, "data/nanjing", `${name}.geojson`), "utf8")).features;
  const sources = townOf(features("buildings") as Feature<Polygon>[], features("roads") as Feature<LineString>[]);
  const { fabric, notes } = buildFabric(sources);

  test("is exact: arcs meet at nodes, every cell is one face, the areas add up to the last unit", () => {
    expect(checkFabric(fabric, communityTwiceArea(sources.border, sources.origin))).toEqual([]);
    expect(fabric.cells.length).toBeGreaterThan(1_200);
    expect(notes.filter(({ fault }) => fault === "footprints-merged").length).toBeGreaterThan(0);
  });

  test("is the same again, and comes back from its bytes", () => {
    const bytes = encodeFabric(fabric);
    expect(bytes.length).toBeLessThan(150_000);
    expect(decodeFabric(bytes)).toEqual(fabric);
    expect(encodeFabric(buildFabric(sources).fabric)).toEqual(bytes);
  });

  test("each building's own point lies in its cell, found by the place alone", () => {
    const { cells } = fabric;
    const found = cellsOf(fabric, { building: new Int32Array(cells.length), x: cells.x, y: cells.y });
    expect([...found]).toEqual([...found.keys()]);
  });
});

/** The town within the bounds of its buildings. */
function townOf(buildings: Feature<Polygon>[], roads: Feature<LineString>[]): FabricSources {
  const all = buildings.flatMap(({ geometry }) => geometry.coordinates.flat());
  const [west, east] = [Math.min(...all.map(([lng]) => lng)), Math.max(...all.map(([lng]) => lng))];
  const [south, north] = [Math.min(...all.map(([, lat]) => lat)), Math.max(...all.map(([, lat]) => lat))];
  const ring: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    origin: [Math.round((west + east) * 5e6), Math.round((south + north) * 5e6)],
    border: { type: "MultiPolygon", coordinates: [[ring]] },
    lines: roads.flatMap(({ geometry, properties }) => {
      const kind = arcKindOf(properties?.highway ?? "lane", properties?.tunnel === "yes");
      return kind ? [{ ...kind, line: geometry.coordinates }] : [];
    }),
    buildings: buildings.map(({ geometry }, i) => ({
      id: i + 1,
      footprint: geometry,
      position: geometry.coordinates[0][0],
      households: 10,
      stairs: null,
    })),
    grids: [],
    households: [],
  };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Feature, LineString, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { Random } from "../../data/town/random.ts";
import { isWithin } from "../../domain/drawn-area.ts";
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

  test("places in footprints lie in the cell of a building, nearly all in that of their own", () => {
    const random = new Random(7);
    const places = Array.from({ length: 20_000 }, () => {
      const { id, footprint } = random.pick(sources.buildings);
      return { id, at: placeIn(footprint as Polygon, random) };
    }).flatMap(({ id, at }) => (at ? [{ id, at }] : []));
    const found = cellsOf(fabric, {
      building: new Int32Array(places.length),
      x: places.map(({ at: [lng] }) => Math.round(lng * 1e7) - sources.origin[0]),
      y: places.map(({ at: [, lat] }) => Math.round(lat * 1e7) - sources.origin[1]),
    });
    const named = new Set(notes.flatMap(({ building, other }) => [building, other]));
    const sound = places.map(({ id }, i) => ({ id, cell: found[i] })).filter(({ id }) => !named.has(id));
    expect(sound.length).toBeGreaterThan(15_000);
    const strange = sound.filter(({ id, cell }) => fabric.cells.building[cell] !== id);
    expect(strange.length).toBeLessThan(sound.length / 1_000);
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

/** A place in a footprint; null where none of a few tries hit it. */
function placeIn(footprint: Polygon, random: Random): Position | null {
  const [ring] = footprint.coordinates;
  const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
  for (let i = 0; i < 8; i++) {
    const lng = random.between(Math.min(...lngs), Math.max(...lngs));
    const lat = random.between(Math.min(...lats), Math.max(...lats));
    if (isWithin(lng, lat, footprint)) return [lng, lat];
  }
  return null;
}

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

import Flatbush from "flatbush";
import { beforeAll, describe, expect, test } from "vitest";
import { pointLocator } from "./locator.ts";
import {
  cross,
  type Feature,
  featuresOf,
  inRings,
  keptTown,
  lattice,
  type Ring,
  ringsOf,
  rowsOf,
  twiceArea,
} from "./town-files.ts";

const sides = (ring: Ring): [string, string][] =>
  ring.map((point, i) => [point.join(), ring[(i + 1) % ring.length].join()]);

const indexOf = (boxes: Ring[]): Flatbush => {
  const index = new Flatbush(boxes.length);
  for (const points of boxes) {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  return index;
};

const near = (index: Flatbush, points: readonly number[][]): number[] =>
  index.search(
    Math.min(...points.map(([x]) => x)),
    Math.min(...points.map(([, y]) => y)),
    Math.max(...points.map(([x]) => x)),
    Math.max(...points.map(([, y]) => y)),
  );

const crossings = (a: number[][], closedA: boolean, b: Ring): boolean =>
  a.some((p, i) => {
    const q = a[i + 1] ?? (closedA ? a[0] : undefined);
    return q !== undefined && b.some((r, k) => cross(p, q, r, b[(k + 1) % b.length]));
  });

describe.each([
  ["village", 1],
  ["village", 5],
  ["street", 1],
  ["street", 7],
] as const)("the ground of the %s, seed %i", (scale, seed) => {
  let folder = "";
  let areas: Feature[] = [];
  beforeAll(async () => {
    folder = await keptTown(scale, seed);
    areas = [...featuresOf(folder, "communities"), ...featuresOf(folder, "grids")];
  });

  test.each(["street", "community", "grid", "microgrid"])(
    "every border between two areas of level %s is used once each way",
    (level) => {
      const used = new Set<string>();
      for (const area of areas.filter((one) => one.properties.level === level)) {
        for (const ring of ringsOf(area)) {
          expect(new Set(ring.map(String)).size, `${area.properties.code} touches itself`).toBe(ring.length);
          for (const [a, b] of sides(ring)) {
            expect(used.has(`${a} ${b}`), `${area.properties.code} overlaps at ${a}`).toBe(false);
            used.add(`${a} ${b}`);
          }
        }
      }
      const outer = [...used].filter((side) => !used.has(side.split(" ").reverse().join(" ")));
      const county = areas.find((area) => area.properties.level === "county")!;
      expect(new Set(outer)).toEqual(
        new Set(
          ringsOf(county)
            .flatMap(sides)
            .map(([a, b]) => `${a} ${b}`),
        ),
      );
    },
  );

  test("the areas of children add up to their parent's, exactly", () => {
    const areaOf = (feature: Feature): bigint => ringsOf(feature).reduce((sum, ring) => sum + twiceArea(ring), 0n);
    const sums = new Map<string, bigint>();
    for (const area of areas) {
      const { parent } = area.properties;
      if (parent) sums.set(parent, (sums.get(parent) ?? 0n) + areaOf(area));
    }
    for (const area of areas) {
      if (area.properties.level !== "microgrid")
        expect(sums.get(area.properties.code), area.properties.code).toBe(areaOf(area));
    }
  });

  test("every area is in one piece", () => {
    for (const area of areas) expect(area.geometry.type, area.properties.code).toBe("Polygon");
  });

  test("households lie in their building and in one microgrid with all of it", () => {
    const buildings = new Map(featuresOf(folder, "buildings").map((one) => [one.properties.code, ringsOf(one)]));
    const locate = pointLocator(areas.filter((area) => area.properties.level === "microgrid"));
    const home = new Map(
      [...buildings].map(([code, [ring]]) => [code, new Set(ring.map(([x, y]) => locate([x / 1e7, y / 1e7])))]),
    );
    for (const [code, grids] of home) expect(grids.size, code).toBe(1);
    for (const row of rowsOf(folder, "households")) {
      const at = [Number(row.lng), Number(row.lat)];
      expect(inRings(buildings.get(row.building)!, lattice(at)), row.code).toBe(true);
      expect(home.get(row.building)!.has(locate(at)), row.code).toBe(true);
    }
  });

  test("no building stands on another, on a road or in the water", () => {
    const buildings = featuresOf(folder, "buildings").map((one) => ({
      code: one.properties.code,
      ring: ringsOf(one)[0],
    }));
    const index = indexOf(buildings.map(({ ring }) => ring));
    buildings.forEach(({ code, ring }, i) => {
      for (const other of near(index, ring)) {
        if (other === i) continue;
        const there = buildings[other];
        expect(crossings(ring, true, there.ring) || inRings([there.ring], ring[0]), `${code} and ${there.code}`).toBe(
          false,
        );
      }
    });
    for (const road of featuresOf(folder, "roads")) {
      const line = (road.geometry.coordinates as unknown as number[][]).map(lattice);
      for (const hit of near(index, line)) {
        expect(
          crossings(line, false, buildings[hit].ring),
          `${road.properties.code} ${road.properties.kind} ${buildings[hit].code}`,
        ).toBe(false);
      }
    }
    for (const water of featuresOf(folder, "areas").filter((land) => land.properties.kind === "water")) {
      const [ring] = ringsOf(water);
      for (const hit of near(index, ring)) {
        expect(
          crossings(ring, true, buildings[hit].ring) || inRings([ring], buildings[hit].ring[0]),
          buildings[hit].code,
        ).toBe(false);
      }
    }
  });
});

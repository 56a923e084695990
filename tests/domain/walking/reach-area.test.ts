import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Network } from "../../../domain/walking/network.ts";
import { holds, outlineOf, type Ring } from "../../../domain/walking/outline.ts";
import { reachArea } from "../../../domain/walking/reach-area.ts";
import { snap } from "../../../domain/walking/snap.ts";
import { metresTo, spread } from "../../../domain/walking/spread.ts";
import { at, networkOf, river } from "./plane.ts";

const isIn = (polygons: readonly Ring[][], point: readonly [number, number]): boolean =>
  polygons.some(([outer, ...holes]) => holds(outer, point) && !holes.some((hole) => holds(hole, point)));

function circle(network: Network, start: [number, number], limitM: number) {
  const walked = spread(network, [at(network, ...start)], { withinM: limitM });
  return { walked, area: reachArea(network, walked, start, limitM) };
}

describe("the outline of a lattice", () => {
  const lattice = (picture: string[]) => {
    const lines = picture.toReversed();
    return {
      x: 0,
      y: 0,
      step: 2,
      columns: lines[0].length,
      rows: lines.length,
      values: Float64Array.from(lines.join(""), Number),
    };
  };
  const outline = (picture: string[]) => outlineOf(lattice(picture), 5, () => 0.5);

  test("one corner that is in gives a diamond, counter-clockwise", () => {
    const [[ring]] = outline(["999", "919", "999"]);
    expect(ring).toHaveLength(4);
    expect(new Set(ring.map(String))).toEqual(new Set(["3,2", "2,3", "1,2", "2,1"]));
    const area = ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % 4][1] - y * ring[(i + 1) % 4][0], 0) / 2;
    expect(area).toBe(2);
  });

  test("what is out in the middle becomes a hole, and what is in within it a piece of its own", () => {
    const polygons = outline(["1111111", "1999991", "1999991", "1991991", "1999991", "1999991", "1111111"]);
    expect(polygons.map(({ length }) => length).sort()).toEqual([1, 2]);
    expect(isIn(polygons, [6, 6])).toBe(true);
    expect(isIn(polygons, [2.9, 6])).toBe(false);
    expect(isIn(polygons, [0, 6])).toBe(true);
  });

  test("nothing gives nothing", () => expect(outline(["99", "99"])).toEqual([]));
});

describe("the ground within a walk", () => {
  test("along one road it reaches as far as the walk, and a little aside", () => {
    const { area } = circle(networkOf(["0,0 2000,0"]), [1000, 0], 400);
    expect(isIn(area, [1390, 0])).toBe(true);
    expect(isIn(area, [1420, 0])).toBe(false);
    expect(isIn(area, [1000, 150])).toBe(true);
    expect(isIn(area, [1390, 60])).toBe(false);
  });

  test("a river without a bridge is its border, a bridge leads over it", () => {
    const banks = ["0,0 1000,0", "0,80 1000,80"];
    const water = river("-500,40 1500,40");
    const { area } = circle(networkOf(banks, [water]), [500, 0], 400);
    expect([isIn(area, [500, 38]), isIn(area, [500, 42]), isIn(area, [500, 80])]).toEqual([true, false, false]);
    const joined = circle(networkOf([...banks, "=600,0 600,80"], [water]), [500, 0], 400);
    expect([isIn(joined.area, [600, 80]), isIn(joined.area, [500, 80]), isIn(joined.area, [300, 80])]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("holds every door that is reached, but for those at the very rim, and none across water", () => {
    const coordinate = fc.integer({ min: 0, max: 500 });
    const point = fc.tuple(coordinate, coordinate);
    const road = fc
      .array(point, { minLength: 2, maxLength: 4 })
      .map((points) => points.map((one) => one.join()).join(" "));
    fc.assert(
      fc.property(
        fc.array(road, { minLength: 2, maxLength: 6 }),
        point,
        fc.array(point, { minLength: 20, maxLength: 20 }),
        (roads, start, doors) => {
          // a river down the middle, crossed by roads only where they are bridges: here by none
          const west = roads.map((one) => one.replace(/(\d+),/g, (_, x) => `${Number(x) / 2 - 5},`));
          const east = roads.map((one) => one.replace(/(\d+),/g, (_, x) => `${Number(x) / 2 + 255},`));
          const network = networkOf([...west, ...east], [river("250,-1000 250,1500")]);
          const [x, y] = [start[0] / 2 - 5, start[1]];
          const from = snap(network, x, y);
          if (!from) return;
          const walked = spread(network, [from], { withinM: 300 });
          const area = reachArea(network, walked, [x, y], 300);
          for (const door of doors) {
            const found = snap(network, ...door);
            const far = found ? metresTo(network, walked, found) : Infinity;
            if (far <= 275 && found!.metres <= 10) expect(isIn(area, door)).toBe(true);
            if (door[0] > 250) expect(isIn(area, door)).toBe(false);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

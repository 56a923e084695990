import fc from "fast-check";
import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { areaFault, countWithin, isWithin, loopOf, MOST_CORNERS } from "../../domain/drawn-area.ts";
import { type Position, toLattice } from "../../domain/position.ts";

const polygon = (...rings: [number, number][][]): Polygon => ({ type: "Polygon", coordinates: rings });
/** A square of side `side` in hundredths of a degree. */
const square = (x: number, y: number, side: number): [number, number][] =>
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ].map(([a, b]) => [a / 100, b / 100]);
const circle = (corners: number): [number, number][] => {
  const ring = Array.from({ length: corners - 1 }, (_, i): [number, number] => {
    const turn = (2 * Math.PI * i) / (corners - 1);
    return [113 + 0.01 * Math.cos(turn), 35 + 0.01 * Math.sin(turn)];
  });
  return [...ring, ring[0]];
};

describe("what is wrong with an area", () => {
  test.each([
    ["nothing", polygon(square(0, 0, 4)), null],
    ["nothing, with a hole", polygon(square(0, 0, 4), square(1, 1, 1)), null],
    ["no ring", polygon(), "too_few"],
    [
      "two points",
      polygon([
        [0, 0],
        [0.01, 0],
        [0, 0],
      ]),
      "too_few",
    ],
    ["open", polygon(square(0, 0, 4).slice(0, 4)), "not_closed"],
    [
      "an eight",
      polygon([
        [0, 0],
        [0.02, 0.02],
        [0.02, 0],
        [0, 0.02],
        [0, 0],
      ]),
      "crosses",
    ],
    ["a hole over the edge", polygon(square(0, 0, 4), square(3, 3, 4)), "crosses"],
    [
      "a line there and back",
      polygon([
        [0, 0],
        [0.01, 0],
        [0.02, 0],
        [0.01, 0],
        [0, 0],
      ]),
      "crosses",
    ],
    [
      "a line",
      polygon([
        [0, 0],
        [0.01, 0],
        [0.02, 0],
        [0, 0],
      ]),
      "flat",
    ],
    ["as wide as a province", polygon(square(0, 0, 400)), "too_large"],
    ["as many corners as may be", polygon(circle(MOST_CORNERS)), null],
    ["one too many", polygon(circle(MOST_CORNERS + 1)), "too_many"],
  ] as const)("%s", (_, area, fault) => expect(areaFault(area)?.fault ?? null).toBe(fault));

  test("where it crosses is said", () => {
    const eight = polygon([
      [0, 0],
      [0.02, 0.02],
      [0.02, 0],
      [0, 0.02],
      [0, 0],
    ]);
    expect(areaFault(eight)?.at?.map((degree) => Number(degree.toFixed(6)))).toEqual([0.01, 0.01]);
  });
});

describe("what lies in it", () => {
  const points = (...all: [number, number][]) => ({
    length: all.length,
    lng: Int32Array.from(all, ([x]) => toLattice(x / 100)),
    lat: Int32Array.from(all, ([, y]) => toLattice(y / 100)),
  });

  test("a hole does not count", () => {
    const ring = polygon(square(0, 0, 4), square(1, 1, 2));
    expect(countWithin(points([0.5, 0.5], [2, 2], [3.5, 2], [5, 2]), ring)).toBe(2);
  });
});

describe("a stroke of the hand", () => {
  test("that overshoots is cut where it crosses itself", () => {
    //  (0,3)╭──╮(3,3)
    //       │  │
    //  (-1,0)──┼─(3,0) → (0,-1) lies past the crossing at (0,0)
    const stroke: Position[] = [
      [-0.01, 0],
      [0.03, 0],
      [0.03, 0.03],
      [0, 0.03],
      [0, -0.01],
    ];
    const { coordinates } = loopOf(stroke);
    expect(coordinates).toEqual([
      [
        [0, 0],
        [0.03, 0],
        [0.03, 0.03],
        [0, 0.03],
        [0, 0],
      ],
    ]);
  });

  test("with thousands of points keeps a few hundred, and what it encloses", () => {
    const area = loopOf(circle(5000).slice(0, -1));
    expect(area.coordinates[0].length).toBeLessThanOrEqual(302);
    expect(areaFault(area)).toBeNull();
    expect(isWithin(113, 35, area)).toBe(true);
    expect(isWithin(113.02, 35, area)).toBe(false);
  });

  test("however it runs, no ring of it is open, and a usable one holds what is near its own middle or says why not", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 40 }), (places) => {
        const area = loopOf(places.map(([x, y]): Position => [x / 1000, y / 1000]));
        const [ring] = area.coordinates;
        expect(ring[0]).toEqual(ring[ring.length - 1]);
        expect(["too_few", "crosses", "flat", undefined]).toContain(areaFault(area)?.fault);
      }),
    );
  });
});

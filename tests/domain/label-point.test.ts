import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { boundsOf, contains, labelPoint } from "../../domain/label-point.ts";

//   ┌──┐
//   │  │        an L: its middle lies outside
//   │  └─────┐
//   └────────┘
const bend: Polygon = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [9, 0],
      [9, 1],
      [1, 1],
      [1, 9],
      [0, 9],
      [0, 0],
    ],
  ],
};

const holed: Polygon = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [3, 1],
      [3, 3],
      [1, 3],
      [1, 1],
    ],
  ],
};

describe("label points", () => {
  test("lie inside, even of a bent area", () => {
    expect(contains(bend, [4.5, 4.5])).toBe(false);
    expect(contains(bend, labelPoint(bend))).toBe(true);
  });

  test("lie in the middle of a square, within a hundredth", () => {
    const square: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
      ],
    };
    const [lng, lat] = labelPoint(square);
    expect(lng).toBeCloseTo(1, 2);
    expect(lat).toBeCloseTo(1, 2);
  });

  test("lie where an area is widest, when its centre of gravity is near the border", () => {
    // a square with a long tail to the east
    const tailed: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [40, 0],
          [40, 0.5],
          [4, 0.5],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
      ],
    };
    const [lng, lat] = labelPoint(tailed);
    expect(lng).toBeCloseTo(2, 0);
    expect(lat).toBeCloseTo(2, 0);
  });

  test("lie in the largest part of several", () => {
    const parts: MultiPolygon = {
      type: "MultiPolygon",
      coordinates: [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
        [
          [
            [10, 0],
            [15, 0],
            [15, 5],
            [10, 5],
            [10, 0],
          ],
        ],
      ],
    };
    expect(labelPoint(parts)[0]).toBeGreaterThan(10);
    expect(boundsOf(parts)).toEqual([0, 0, 15, 5]);
  });

  test("a hole is outside", () => {
    expect(contains(holed, [2, 2])).toBe(false);
    expect(contains(holed, [0.5, 2])).toBe(true);
    expect(contains(holed, labelPoint(holed))).toBe(true);
  });
});

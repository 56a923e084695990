import fc from "fast-check";
import type { Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { isWithin } from "../../../domain/drawn-area.ts";
import { fromLattice, toLattice } from "../../../domain/position.ts";
import { centreOf, placeWithin, SQUARE, squareOf } from "../../../domain/wall/coarse.ts";

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const side = fromLattice(SQUARE);
const somewhere = fc.tuple(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));

test("a square measures between 50 and 100 metres in all of China", () => {
  const metres = 111_195;
  for (const lat of [18, 35, 53]) {
    const wide = side * metres * Math.cos((lat * Math.PI) / 180);
    expect(wide).toBeGreaterThan(50);
    expect(wide).toBeLessThan(100);
  }
  expect(side * metres).toBeLessThan(100);
});

describe("where an incident may be said to be", () => {
  test("is the same for all that lie in one square of one grid, and never more than half a side off", () => {
    fc.assert(
      fc.property(somewhere, ([lng, lat]) => {
        const [column, row] = [squareOf(toLattice(lng)), squareOf(toLattice(lat))];
        const [x, y] = centreOf(column, row);
        expect(Math.abs(x - lng)).toBeLessThanOrEqual(side / 2 + 1e-7);
        expect(Math.abs(y - lat)).toBeLessThanOrEqual(side / 2 + 1e-7);
        expect(placeWithin(column, row, [box(x - 1, y - 1, x + 1, y + 1)])).toEqual([x, y]);
      }),
    );
  });

  //   ┌────┬────┐
  //   │ A ·│ B  │   the border cuts the square: in A it is said left of the middle, in B right of it
  //   └────┴────┘
  test("lies within the grid where a border cuts the square", () => {
    const share = fc.double({ min: 0.15, max: 0.85, noNaN: true });
    fc.assert(
      fc.property(somewhere, share, ([lng, lat], cut) => {
        const [column, row] = [squareOf(toLattice(lng)), squareOf(toLattice(lat))];
        const [x, y] = centreOf(column, row);
        const border = x + (cut - 0.5) * side;
        for (const grid of [box(x - 1, y - 1, border, y + 1), box(border, y - 1, x + 1, y + 1)]) {
          const [px, py] = placeWithin(column, row, [grid]);
          expect(isWithin(px, py, grid)).toBe(true);
          expect(squareOf(toLattice(px))).toBe(column);
          expect(squareOf(toLattice(py))).toBe(row);
        }
      }),
    );
  });

  test("is the middle of the square where no grid is known", () => {
    expect(placeWithin(5, 7, [])).toEqual(centreOf(5, 7));
  });
});

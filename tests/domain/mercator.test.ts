import fc from "fast-check";
import { expect, test } from "vitest";
import { mercatorX, mercatorY, morton, mortonOfTile, tileBounds, WORLD } from "../../domain/mercator.ts";

test("the middle of the world is 0° 0°, its edges 180° and 85.0511°", () => {
  expect([mercatorX(0), mercatorY(0)]).toEqual([0.5, 0.5]);
  expect([mercatorX(-180), mercatorX(180)]).toEqual([0, 1]);
  expect(mercatorY(85.0511287798066)).toBeCloseTo(0, 12);
  expect(mercatorY(-90)).toBeCloseTo(1, 12);
});

// by hand: x = ⌊(113.2 + 180) / 360 · 2^14⌋, y = ⌊(1 - ln(tan φ + 1 / cos φ) / π) / 2 · 2^14⌋
test("113.2° E 35.2° N is in tile 14/13343/6478", () => {
  expect([Math.floor(mercatorX(113.2) * 2 ** 14), Math.floor(mercatorY(35.2) * 2 ** 14)]).toEqual([13343, 6478]);
});

//   0 1        the curve goes right, then down: 0 1 2 3
//   2 3
test("the four tiles of zoom 1 begin at the quarters of the curve", () => {
  const starts = [mortonOfTile(1, 0, 0), mortonOfTile(1, 1, 0), mortonOfTile(1, 0, 1), mortonOfTile(1, 1, 1)];
  expect(starts).toEqual([0, 4 ** 25, 2 * 4 ** 25, 3 * 4 ** 25]);
});

test("a point is in a tile exactly when its number is in the tile's range", () => {
  const unit = fc.integer({ min: 0, max: WORLD - 1 });
  fc.assert(
    fc.property(unit, unit, fc.integer({ min: 0, max: 20 }), (x, y, z) => {
      const size = 2 ** (32 - z);
      const start = mortonOfTile(z, Math.floor(x / size), Math.floor(y / size));
      expect(morton(x, y)).toBeGreaterThanOrEqual(start);
      expect(morton(x, y)).toBeLessThan(start + 4 ** (26 - z));
    }),
  );
});

test("a tile's bounds hold its middle, and its neighbour begins where it ends", () => {
  const [west, south, east, north] = tileBounds(14, 13343, 6478);
  expect(west).toBeLessThan(113.2);
  expect(east).toBeGreaterThan(113.2);
  expect(south).toBeLessThan(35.2);
  expect(north).toBeGreaterThan(35.2);
  expect(tileBounds(14, 13344, 6478)[0]).toBe(east);
});

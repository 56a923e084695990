import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invalidEdges } from "../../../../domain/layout/coverage/invalid-edges.ts";
import { areaOf, type MultiPolygon } from "../../../../domain/layout/coverage/rings.ts";
import { simplifyCoverage } from "../../../../domain/layout/coverage/simplify.ts";
import { canonicalPolygon } from "../../../support/well-known-text.ts";

const polygon = (...corners: [number, number][]): MultiPolygon => [[[...corners, corners[0]]]];

describe("two neighbours", () => {
  //   ┌────────┐
  //   │   a    │     between them a border that bends by 1 over a length of 20
  //   ├──╲__╱──┤
  //   │   b    │
  //   └────────┘
  const upper = polygon([0, 10], [10, 9], [20, 10], [20, 20], [0, 20]);
  const lower = polygon([0, 10], [10, 9], [20, 10], [20, 0], [0, 0]);

  test("lose the same corner of their border, and only that", () => {
    expect(simplifyCoverage([upper, lower], 4).map(canonicalPolygon)).toEqual(
      [polygon([0, 10], [20, 10], [20, 20], [0, 20]), polygon([0, 10], [20, 10], [20, 0], [0, 0])].map(
        canonicalPolygon,
      ),
    );
    // its triangle has an area of 10, more than 3 × 3
    expect(simplifyCoverage([upper, lower], 3).map(canonicalPolygon)).toEqual([upper, lower].map(canonicalPolygon));
  });

  test("keep what one of them does not want to lose", () => {
    expect(simplifyCoverage([upper, lower], [9, 0]).map(canonicalPolygon)).toEqual(
      [upper, lower].map(canonicalPolygon),
    );
  });
});

test("a corner stays where another polygon lies behind it", () => {
  const bay = polygon([0, 0], [10, 0], [10, 10], [5, 8], [0, 10]);
  const island = polygon([4.8, 9], [5.2, 9], [5.2, 9.5], [4.8, 9.5]);
  expect(canonicalPolygon(simplifyCoverage([bay], 4)[0])).toBe(
    canonicalPolygon(polygon([0, 0], [10, 0], [10, 10], [0, 10])),
  );
  expect(canonicalPolygon(simplifyCoverage([bay, island], [4, 0.1])[0])).toBe(canonicalPolygon(bay));
});

test("small islands and holes go, the largest piece never", () => {
  const islands: MultiPolygon = [...polygon([0, 0], [1, 0], [1, 1], [0, 1]), ...polygon([9, 9], [9.5, 9], [9, 9.5])];
  expect(simplifyCoverage([islands], 10)[0]).toHaveLength(1);
  expect(simplifyCoverage([islands], 10, { smallRings: 0 })[0]).toHaveLength(2);
});

/** Cells of a grid, each side bent at its middle by up to 0.4. */
const coverages = fc
  .record({
    columns: fc.integer({ min: 1, max: 6 }),
    rows: fc.integer({ min: 1, max: 6 }),
    bends: fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 200, maxLength: 200 }),
  })
  .map(({ columns, rows, bends }) => {
    const bend = (column: number, row: number, isUpright: number) =>
      bends[(31 * column + 7 * row + 113 * isUpright) % bends.length];
    const along = (column: number, row: number): [number, number] => [column + 0.5, row + bend(column, row, 0)];
    const up = (column: number, row: number): [number, number] => [column + bend(column, row, 1), row + 0.5];
    return Array.from({ length: columns * rows }, (_, cell) => {
      const [c, r] = [cell % columns, Math.floor(cell / columns)];
      const ways = [along(c, r), [c + 1, r], up(c + 1, r), [c + 1, r + 1], along(c, r + 1), [c, r + 1], up(c, r)];
      return polygon([c, r], ...(ways as [number, number][]));
    });
  });

test("any coverage stays one, and none of its polygons vanishes", () => {
  fc.assert(
    fc.property(coverages, fc.double({ min: 0, max: 3, noNaN: true }), (coverage, tolerance) => {
      const simplified = simplifyCoverage(coverage, tolerance);
      expect(invalidEdges(simplified).flat()).toEqual([]);
      expect(simplified.map((one) => areaOf(one) > 0)).toEqual(coverage.map(() => true));
      const outlines = simplifyCoverage(coverage, tolerance, { innerOnly: true });
      expect(outlines.reduce((all, one) => all + areaOf(one), 0)).toBeCloseTo(
        coverage.reduce((all, one) => all + areaOf(one), 0),
      );
      if (tolerance === 0) expect(simplified.map(canonicalPolygon)).toEqual(coverage.map(canonicalPolygon));
    }),
    { numRuns: 60 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { coverageFaults } from "../../../../domain/layout/coverage/faults.ts";
import { invalidEdges } from "../../../../domain/layout/coverage/invalid-edges.ts";
import { bestRepairs, type Repair, repairCoverage } from "../../../../domain/layout/coverage/repair.ts";
import { areaOf, type MultiPolygon } from "../../../../domain/layout/coverage/rings.ts";
import { canonicalPolygon, readWkt } from "../../../support/well-known-text.ts";

const polygons = (...texts: string[]): MultiPolygon[] => texts.flatMap((text) => readWkt(text).polygons);
const same = (polygon: MultiPolygon, text: string) =>
  expect(canonicalPolygon(polygon)).toBe(canonicalPolygon(readWkt(text).polygons[0]));

const A = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
const B = "POLYGON ((9 0, 20 0, 20 10, 9 10, 9 0))";

test("an overlap goes to whom it is given; only those whose border changes are listed", () => {
  const drawn = polygons(A, B, "POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0))");
  const toA = repairCoverage(drawn, [{ fault: 0, to: 0 }]);
  expect(toA.map(({ polygon, gained, lost }) => ({ polygon, gained, lost }))).toEqual([
    { polygon: 1, gained: 0, lost: 10 },
  ]);
  same(toA[0].after, "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))");
  same(repairCoverage(drawn, [{ fault: 0, to: 1 }])[0].after, "POLYGON ((0 0, 9 0, 9 10, 0 10, 0 0))");
});

test("nothing chosen, nothing changed; what is no choice is refused", () => {
  const drawn = polygons(A, B);
  expect(repairCoverage(drawn, [])).toEqual([]);
  expect(() => repairCoverage(drawn, [{ fault: 7, to: 0 }])).toThrow(RangeError);
  expect(() => repairCoverage(drawn, [{ fault: 0, to: null }])).toThrow(RangeError);
});

test("one side takes over the corners of the other", () => {
  const drawn = polygons(A, "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 5, 10 0))");
  const [change, ...more] = repairCoverage(drawn, bestRepairs(coverageFaults(drawn)));
  expect(more).toEqual([]);
  expect(change).toMatchObject({ polygon: 0, gained: 0, lost: 0 });
  same(change.after, "POLYGON ((0 0, 10 0, 10 5, 10 10, 0 10, 0 0))");
});

test("a bow tie becomes its two halves", () => {
  const drawn = polygons("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");
  const [{ after }] = repairCoverage(drawn, [{ fault: 0, to: null }]);
  same(after, "MULTIPOLYGON (((0 0, 5 5, 0 10, 0 0)), ((10 0, 10 10, 5 5, 10 0)))");
});

//  rows of cells whose corners were each drawn anew, a little off: as a hand does
const drawing = fc.record({
  columns: fc.integer({ min: 1, max: 4 }),
  rows: fc.integer({ min: 1, max: 3 }),
  off: fc.constantFrom(0, 1, 7, 30),
  noise: fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
    minLength: 48,
    maxLength: 48,
  }),
});

const drawn = ({ columns, rows, off, noise }: typeof drawing extends fc.Arbitrary<infer T> ? T : never) => {
  const cells: MultiPolygon[] = [];
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const corner = (dx: number, dy: number, nth: number) => {
        const [nx, ny] = noise[cells.length * 4 + nth];
        return [(column + dx) * 100 + (nx * off) / 9, (row + dy) * 100 + (ny * off) / 9];
      };
      const ring = [corner(0, 0, 0), corner(1, 0, 1), corner(1, 1, 2), corner(0, 1, 3)];
      cells.push([[[...ring, ring[0]]]]);
    }
  }
  const within: MultiPolygon = [
    [
      [
        [0, 0],
        [columns * 100, 0],
        [columns * 100, rows * 100],
        [0, rows * 100],
        [0, 0],
      ],
    ],
  ];
  return { cells, within };
};

const apply = (cells: readonly MultiPolygon[], changes: ReturnType<typeof repairCoverage>): MultiPolygon[] => {
  const after = [...cells];
  for (const change of changes) after[change.polygon] = change.after;
  return after;
};

test("all faults mended, what is left is a coverage that fills the area", () => {
  fc.assert(
    fc.property(drawing, (input) => {
      const { cells, within } = drawn(input);
      const settings = { within, tolerance: 1e-3, perUnit: 1e4 };
      let now = cells;
      // a gap that no neighbour's ground touches must wait until the overlap beside it is given to one
      for (let round = 0; round < 4; round++) {
        const faults = coverageFaults(now, settings);
        if (faults.length === 0) break;
        const repairs = bestRepairs(faults);
        now = apply(now, repairCoverage(now, repairs, settings));
      }
      expect(coverageFaults(now, settings)).toEqual([]);
      expect(invalidEdges(now).flat()).toEqual([]);
      const total = now.reduce((sum, polygon) => sum + areaOf(polygon), 0);
      expect(Math.abs(total - areaOf(within))).toBeLessThan(0.1);
    }),
    { numRuns: 25, seed: 4 },
  );
});

test("mending one fault leaves every other as it was", () => {
  fc.assert(
    fc.property(drawing, fc.nat(), (input, pick) => {
      const { cells, within } = drawn(input);
      const settings = { within, tolerance: 1e-3, perUnit: 1e4 };
      const faults = coverageFaults(cells, settings);
      const repairs: Repair[] = bestRepairs(faults);
      if (repairs.length === 0) return;
      const chosen = repairs[pick % repairs.length];
      const now = apply(cells, repairCoverage(cells, [chosen], settings));
      const areas = (list: typeof faults) =>
        list.filter(({ area }) => area > 1).map(({ kind, area }) => `${kind} ${area.toFixed(0)}`);
      const expected = areas(faults.filter((_, nth) => nth !== chosen.fault));
      expect(areas(coverageFaults(now, settings)).length).toBe(expected.length);
    }),
    { numRuns: 20, seed: 5 },
  );
});

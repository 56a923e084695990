import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emergingHotSpots } from "../../../domain/statistics/emerging-hot-spots.ts";
import { benjaminiHochberg, confidenceOf, criticalP } from "../../../domain/statistics/false-discovery.ts";
import { giStar, giWithoutSelf } from "../../../domain/statistics/gi-star.ts";
import { localMoran, moran } from "../../../domain/statistics/moran.ts";
import { permutedLocalMoran, permutedMoran } from "../../../domain/statistics/moran-permutation.ts";
import { neighboursOf, neighboursWithin, touchingAreas, touchingCells } from "../../../domain/statistics/neighbours.ts";
import { lowerTail, twoSided, upperTail } from "../../../domain/statistics/normal.ts";
import { patternOf } from "../../../domain/statistics/pattern.ts";

const row = neighboursOf([[1], [0, 2], [1, 3], [2, 4], [3]]);

describe("neighbours", () => {
  test("of a raster touch at sides and corners", () => {
    const { first, others } = touchingCells(3, 2);
    expect([...others.subarray(first[0], first[1])]).toEqual([1, 3, 4]);
    expect([...others.subarray(first[4], first[5])]).toEqual([0, 1, 2, 3, 5]);
  });

  test("areas are neighbours where their outlines share a point", () => {
    expect(touchingAreas([["a", "b"], ["b", "c", "b"], ["d"], ["c"]])).toEqual(neighboursOf([[1], [0, 3], [], [1]]));
  });

  test("within metres: the same by cells as by every pair", () => {
    const point = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const pairs = points.map(([x, y]) =>
          points.flatMap(([u, v], other) => (Math.hypot(u - x, v - y) <= 20 ? [other] : [])),
        );
        const [x, y] = [points.map(([value]) => value), points.map(([, value]) => value)];
        expect(neighboursWithin(x, y, 20)).toEqual(neighboursOf(pairs));
      }),
    );
  });
});

describe("Gi*", () => {
  test("of five in a row with all of ten events at one end", () => {
    const { z, share } = giStar([10, 0, 0, 0, 0], row);
    // mean 2, s = 4; two places: (10 − 4) ÷ (4 √((5·2 − 4) ÷ 4))
    expect(z[0]).toBeCloseTo(6 / (4 * Math.sqrt(1.5)), 12);
    expect(z[4]).toBeCloseTo(-4 / (4 * Math.sqrt(1.5)), 12);
    expect([...share]).toEqual([1, 1, 0, 0, 0]);
  });

  test("is not defined where nothing differs or everybody is a neighbour", () => {
    expect([...giStar([0.1, 0.1, 0.1, 0.1, 0.1], row).z]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    const all = neighboursOf([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    expect([...giStar([1, 2, 3], all).z]).toEqual([NaN, NaN, NaN]);
    expect([...giWithoutSelf([1, 2, 4], neighboursOf([[1], [0], []])).z.subarray(2)]).toEqual([NaN]);
  });

  test("does not change when all values are shifted or stretched", () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, (counts) => {
        const plain = giStar(counts, touchingCells(4, 3)).z;
        const moved = giStar(
          counts.map((count) => 3 * count + 7),
          touchingCells(4, 3),
        ).z;
        plain.forEach((z, i) => {
          if (Number.isNaN(z)) expect(moved[i]).toBeNaN();
          else expect(moved[i]).toBeCloseTo(z, 9);
        });
      }),
    );
  });
});

describe("false discoveries", () => {
  test("an undefined test is none and stays undefined", () => {
    const adjusted = benjaminiHochberg([0.01, Number.NaN, 0.04]);
    expect(adjusted[0]).toBeCloseTo(0.02, 15);
    expect(adjusted[1]).toBeNaN();
    expect(adjusted[2]).toBeCloseTo(0.04, 15);
    expect(criticalP([], 0.05)).toBe(0);
  });

  test("adjusted values keep the order of p, are never below it and never above 1", () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(values, (p) => {
        const adjusted = benjaminiHochberg(p);
        p.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          for (let j = 0; j < p.length; j++) if (p[j] < value) expect(adjusted[j]).toBeLessThanOrEqual(adjusted[i]);
        });
      }),
    );
  });

  test("confidence carries the sign of z", () => {
    expect([...confidenceOf([3, -3, 2, 1], [0.004, 0.03, 0.1, 0.11])]).toEqual([3, -2, 1, 0]);
  });
});

test("the normal distribution, in the middle and far out", () => {
  expect(upperTail(0)).toBe(0.5);
  expect(upperTail(1.959963984540054)).toBeCloseTo(0.025, 14);
  expect(upperTail(6) / 9.865_876_450_376_98e-10).toBeCloseTo(1, 11);
  expect(upperTail(12) / 1.776_482_112_077_679e-33).toBeCloseTo(1, 11);
  expect(upperTail(2.999_999) - upperTail(3)).toBeCloseTo(4.43e-9, 10);
  expect(lowerTail(-1.5) + lowerTail(1.5)).toBeCloseTo(1, 15);
  expect(twoSided(Number.NaN)).toBeNaN();
  expect([upperTail(Infinity), upperTail(-Infinity)]).toEqual([0, 1]);
});

describe("Moran's I", () => {
  test("of five in a row that rise by one", () => {
    // deviations −2 −1 0 1 2: Σ of products over the eight directed pairs is 2(2 + 0 + 0 + 2) = 8; 5 ÷ 8 · 8 ÷ 10
    expect(moran([1, 2, 3, 4, 5], row, "binary").i).toBeCloseTo(0.5, 12);
    expect(localMoran([1, 2, 3, 4, 5], row, "binary", "total").quadrants).toEqual(["LL", "LL", "LL", "HH", "HH"]);
  });

  test("permutations are the same for the same seed and stop when told to", () => {
    const values = [4, 1, 7, 2, 9];
    const asked = { count: 50, seed: 2 };
    expect(permutedMoran(values, row, "row", asked)).toEqual(permutedMoran(values, row, "row", asked));
    expect(permutedMoran(values, row, "row", { ...asked, onStep: () => false })).toBeNull();
    expect(permutedLocalMoran(values, row, "row", { ...asked, onStep: (done) => done < 0.5 })).toBeNull();
  });

  test("drawn neighbours have the mean of the conditional null, and its variance but for drawing with replacement", () => {
    const values = [3, 8, 1, 4, 9, 2, 7, 5, 5, 1, 0, 6];
    const grid = touchingCells(4, 3);
    const analytic = localMoran(values, grid, "binary", "conditional");
    const dealt = permutedLocalMoran(values, grid, "binary", { count: 4000, seed: 9 })!;
    for (let unit = 0; unit < 12; unit++) {
      const spread = Math.sqrt(analytic.variance[unit]);
      expect(Math.abs(dealt.mean[unit] - analytic.expected[unit])).toBeLessThan(0.08 * spread);
      const ratio =
        dealt.variance[unit] / analytic.variance[unit] / (10 / (11 - grid.first[unit + 1] + grid.first[unit]));
      expect(ratio).toBeGreaterThan(0.9);
      expect(ratio).toBeLessThan(1.1);
    }
  });
});

describe("emerging hot spots", () => {
  test("a corner that wakes up in the last step is new", () => {
    const values = new Float64Array(16 * 6).fill(2);
    values.forEach((_, bin) => {
      values[bin] += bin % 3;
    });
    for (const unit of [0, 1, 4, 5]) values[5 * 16 + unit] = 40;
    const { patterns, states } = emergingHotSpots({ units: 16, steps: 6, values }, touchingCells(4, 4));
    expect(patterns[0]).toBe("new-hot");
    expect(states[5 * 16]).toBe(1);
    expect(patterns[15]).toBe("none");
  });

  test("a town where nothing happens has no pattern", () => {
    const { patterns, z } = emergingHotSpots({ units: 4, steps: 3, values: new Float64Array(12) }, touchingCells(2, 2));
    expect(patterns).toEqual(["none", "none", "none", "none"]);
    expect(z.every(Number.isNaN)).toBe(true);
  });

  test("turning hot into cold mirrors the pattern", () => {
    const steps = fc.array(fc.constantFrom(-1, 0, 1), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(steps, fc.constantFrom(-1, 0, 1), (states, trend) => {
        // why: where neither holds at the end, hot comes first on both sides
        fc.pre(states.at(-1) !== 0);
        const mirrored = patternOf(
          states.map((state) => -state),
          -trend,
        );
        const swap = (name: string) => name.replace(/hot|cold/, (colour) => (colour === "hot" ? "cold" : "hot"));
        expect(mirrored).toBe(swap(patternOf(states, trend)));
      }),
    );
  });
});

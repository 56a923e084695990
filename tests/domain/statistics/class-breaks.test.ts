import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classOf,
  equalBreaks,
  naturalBreaks,
  quantileBreaks,
  usualBreaks,
} from "../../../domain/statistics/class-breaks.ts";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
const sortedNumbers = numbers.map((list) => [...list].sort((a, b) => a - b));
const classes = fc.integer({ min: 2, max: 7 });

test("the class of a value is how many breaks are not above it", () => {
  expect([59, 60, 69.9, 70, 80, 99].map((value) => classOf(value, [60, 70, 80]))).toEqual([0, 1, 1, 2, 3, 3]);
  expect(classOf(5, [])).toBe(0);
});

describe("every way of cutting", () => {
  const ways: Record<string, (sorted: readonly number[], classes: number) => number[]> = {
    quantiles: quantileBreaks,
    equal: (sorted, count) => equalBreaks(sorted[0], sorted[sorted.length - 1], count),
    natural: naturalBreaks,
    usual: usualBreaks,
  };
  test.each(Object.entries(ways))(
    "%s: ascending breaks within the values, no more classes than asked for",
    (_, cut) => {
      fc.assert(
        fc.property(sortedNumbers, classes, (sorted, count) => {
          const breaks = cut(sorted, count);
          expect(breaks.length).toBeLessThan(count);
          for (const [i, value] of breaks.entries()) expect(value).toBeGreaterThan(i === 0 ? sorted[0] : breaks[i - 1]);
          for (const value of breaks) expect(value).toBeLessThanOrEqual(sorted[sorted.length - 1]);
        }),
      );
    },
  );

  test.each(Object.entries(ways))("%s: one value alone is one class", (_, cut) => {
    expect(cut([7, 7, 7], 5)).toEqual([]);
  });
});

describe("quantiles", () => {
  test("hold about as many each", () => {
    expect(quantileBreaks([1, 2, 3, 4, 5, 6, 7, 8], 4)).toEqual([3, 5, 7]);
  });

  test("do not part equal values", () => {
    expect(quantileBreaks([1, 1, 1, 1, 1, 1, 8, 9], 4)).toEqual([8]);
  });
});

describe("equal widths", () => {
  test("end at round numbers", () => {
    expect(equalBreaks(3, 98, 5)).toEqual([20, 40, 60, 80]);
    expect(equalBreaks(0.02, 0.31, 4)).toEqual([0.1, 0.2, 0.3]);
    expect(equalBreaks(1200, 1900, 4)).toEqual([1400, 1600, 1800]);
  });

  test("are all as wide", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 1, max: 900 }),
        classes,
        (min, span, count) => {
          const breaks = equalBreaks(min, min + span, count);
          const steps = breaks.slice(1).map((value, i) => value - breaks[i]);
          for (const step of steps) expect(step).toBeCloseTo(steps[0], 6);
        },
      ),
    );
  });
});

describe("natural classes", () => {
  test("fall into the gaps", () => {
    expect(naturalBreaks([1, 2, 3, 50, 51, 52, 90, 91], 3)).toEqual([50, 90]);
  });

  const spread = (sorted: readonly number[], breaks: readonly number[]): number => {
    const groups = new Map<number, number[]>();
    for (const value of sorted) {
      const own = classOf(value, breaks);
      groups.set(own, [...(groups.get(own) ?? []), value]);
    }
    return [...groups.values()].reduce((sum, group) => {
      const mean = group.reduce((total, value) => total + value, 0) / group.length;
      return sum + group.reduce((total, value) => total + (value - mean) ** 2, 0);
    }, 0);
  };

  test("no other cut into three differs less within its classes", () => {
    const few = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(few, (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const values = [...new Set(sorted)];
        fc.pre(values.length > 3);
        const found = spread(sorted, naturalBreaks(sorted, 3));
        for (let i = 1; i < values.length; i++) {
          for (let j = i + 1; j < values.length; j++) {
            expect(found).toBeLessThanOrEqual(spread(sorted, [values[i], values[j]]) + 1e-6);
          }
        }
      }),
    );
  });
});

test("a legend nobody set: round where values spread, by number where one value outweighs all", () => {
  const even = Array.from({ length: 100 }, (_, i) => i);
  expect(usualBreaks(even, 5)).toEqual([20, 40, 60, 80]);
  const skewed = [...Array.from({ length: 95 }, (_, i) => i / 10), 1000, 2000, 3000, 4000, 5000];
  const breaks = usualBreaks(skewed, 5);
  expect(breaks.length).toBe(4);
  expect(breaks[0]).toBeLessThan(10);
});

import { describe, expect, test } from "vitest";
import { binomialAtLeast, binomialAtMost, binomialTwoSided } from "../../../domain/statistics/binomial.ts";
import { compareCounts } from "../../../domain/statistics/compare-periods.ts";
import { dayHourTable } from "../../../domain/statistics/day-hour.ts";
import { mannKendall, senSlope } from "../../../domain/statistics/mann-kendall.ts";
import { neighboursOf } from "../../../domain/statistics/neighbours.ts";
import { poissonAtLeast, poissonAtMost, poissonInterval } from "../../../domain/statistics/poisson.ts";
import { besideTheMean, globalRates, localRates, rateIntervals } from "../../../domain/statistics/rates.ts";

describe("rates", () => {
  test("are drawn to the mean, the fewer live there the more", () => {
    const { raw, smoothed, error } = globalRates([0, 2, 30, 60], [10, 10, 1000, 1000]);
    expect([...raw]).toEqual([0, 0.2, 0.03, 0.06]);
    expect(smoothed[1]).toBeLessThan(0.06);
    expect(smoothed[0]).toBeGreaterThan(0.03);
    expect(Math.abs(smoothed[3] - 0.06)).toBeLessThan(0.003);
    expect(error[1]).toBeGreaterThan(error[3]);
  });

  test("where nobody lives there is none, and it is left out of all sums", () => {
    const [counts, people] = [
      [3, 5, 9],
      [100, 0, 200],
    ];
    expect(globalRates(counts, people).raw[1]).toBeNaN();
    expect(globalRates(counts, people).b[0]).toBeCloseTo(12 / 300, 15);
    expect(besideTheMean(counts, people).expected[0]).toBeCloseTo(4, 12);
    expect(rateIntervals(counts, people).low[1]).toBeNaN();
    const around = neighboursOf([[1], [0, 2], [1]]);
    expect(localRates(counts, people, around).smoothed[0]).toBeCloseTo(0.03, 12);
  });

  test("where nothing happened it is zero", () => {
    expect([...globalRates([0, 0], [5, 7]).smoothed]).toEqual([0, 0]);
  });
});

describe("Poisson", () => {
  test("both tails are those of the terms, also where they are tiny", () => {
    expect(poissonAtMost(2, 3)).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 13);
    expect(poissonAtLeast(3, 3)).toBeCloseTo(1 - Math.exp(-3) * 8.5, 13);
    expect(poissonAtLeast(2, 1e-6) / 4.999_996_67e-13).toBeCloseTo(1, 6);
    expect(poissonAtMost(1_000_000, 1_000_000)).toBeCloseTo(0.500_266, 5);
    expect([poissonAtMost(0, 0), poissonAtLeast(1, 0), poissonAtLeast(0, 4)]).toEqual([1, 0, 1]);
  });

  test("intervals are the published ones (Garwood 1936)", () => {
    for (const [n, low, high] of [
      [0, 0, 3.689],
      [1, 0.0253, 5.572],
      [10, 4.795, 18.39],
      [50, 37.11, 65.92],
    ]) {
      const [from, to] = poissonInterval(n);
      expect(from).toBeCloseTo(low, 2);
      expect(to).toBeCloseTo(high, 2);
    }
  });
});

describe("comparing two periods", () => {
  test("is per day, and exact where counts are small", () => {
    const { perDay, ratio, p, adjusted } = compareCounts([10, 0, 0], [10, 4, 0], 20, 10);
    expect(perDay[0]).toBeCloseTo(0.5, 12);
    expect(ratio[0]).toBeCloseTo(2, 12);
    expect(ratio[1]).toBe(Infinity);
    expect(ratio[2]).toBeNaN();
    expect(p[1]).toBeCloseTo(2 * (1 / 3) ** 4, 12);
    expect(p[2]).toBe(1);
    expect(adjusted[1]).toBeCloseTo(3 * p[1], 12);
  });

  test("tails of a binomial", () => {
    expect(binomialTwoSided(5, 5, 0.5)).toBeCloseTo(2 / 32, 12);
    expect(binomialTwoSided(1, 5, 0.5)).toBeCloseTo(12 / 32, 12);
    expect(binomialTwoSided(2, 4, 0.5)).toBe(1);
    expect(binomialAtLeast(2, 3, 0.25) + binomialAtMost(1, 3, 0.25)).toBeCloseTo(1, 14);
    expect(binomialAtLeast(3, 3, 0.25)).toBeCloseTo(1 / 64, 14);
    expect(binomialTwoSided(600_000, 1_000_000, 0.5)).toBeLessThan(1e-300);
  });
});

describe("days and hours", () => {
  const at = (text: string) => Date.parse(text) / 1000;

  test("are China's, Monday first", () => {
    // a Monday at 00:30, a Sunday at 23:10
    const times = [at("2026-11-16T00:30:00+08:00"), at("2026-11-15T23:10:00+08:00"), at("2026-11-30T12:00:00+08:00")];
    const { counts } = dayHourTable(times, at("2026-11-15T00:00:00+08:00"), at("2026-11-25T00:00:00+08:00"));
    expect(counts[0]).toBe(1);
    expect(counts[6 * 24 + 23]).toBe(1);
    expect(counts.reduce((a, b) => a + b)).toBe(2);
  });

  test("ten days from a Sunday hold two Sundays and half a day is half", () => {
    const { days } = dayHourTable([], at("2026-11-15T00:00:00+08:00"), at("2026-11-25T12:00:00+08:00"));
    expect([...days]).toEqual([2, 2, 1.5, 1, 1, 1, 2]);
  });
});

describe("Mann-Kendall", () => {
  test("counts pairs, and gives the middle slope", () => {
    const trend = mannKendall([1, 3, 2, 4]);
    expect(trend.s).toBe(4);
    expect(trend.tauA).toBeCloseTo(4 / 6, 12);
    // orders of four with at least five of six pairs rising: 1 + 3 of 24
    expect(trend.exactP).toBeCloseTo((2 * 4) / 24, 12);
    // of −1, ½, ½, 1, 2, 2
    expect(senSlope([1, 3, 2, 4])).toBe(0.75);
  });

  test("of nothing, one or equal values has no trend", () => {
    for (const series of [[], [5], [2, 2, 2]]) expect(mannKendall(series)).toMatchObject({ s: 0, z: 0, p: 1 });
    expect(senSlope([5])).toBeNaN();
  });
});

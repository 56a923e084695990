import { expect, test } from "vitest";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  confidenceOf,
  criticalP,
} from "../../../domain/statistics/false-discovery.ts";
import { giStar, giWithoutSelf } from "../../../domain/statistics/gi-star.ts";
import { type LocalNull, localMoran, moran, type WeightStyle } from "../../../domain/statistics/moran.ts";
import { permutedLocalMoran, permutedMoran } from "../../../domain/statistics/moran-permutation.ts";
import { neighboursOf, neighboursWithin } from "../../../domain/statistics/neighbours.ts";
import { twoSided, upperTail } from "../../../domain/statistics/normal.ts";
import { besideTheMean, globalRates, localRates } from "../../../domain/statistics/rates.ts";
import { describeShared } from "../../support/shared.ts";
import { casesOf, column, expectClose, expectSameChance } from "./cases.ts";

const indices = (found: ArrayLike<boolean>) => Array.from(found).flatMap((is, i) => (is ? [i] : []));

describeShared("known answers over areas", (folder) => {
  test.each(casesOf(folder, "getis-ord-gi-star"))("$name", ({ inputs, expected, tolerance }) => {
    if (inputs.points) {
      const [x, y] = [column(inputs.points, 0), column(inputs.points, 1)];
      const near = neighboursWithin(x, y, 15);
      expect(near).toEqual(neighboursOf(expected.neighbours));
      expectClose("Gi*", giStar(inputs.y, near).z, expected.spdep.giStarZ_binary, tolerance.z);
      expectClose("Gi", giWithoutSelf(inputs.y, near).z, expected.spdep.giZ_binary, tolerance.z);
      return;
    }
    const neighbours = neighboursOf(inputs.neighbours);
    const { z, share } = giStar(inputs.x, neighbours);
    expectClose("z", z, expected.giStarZ, tolerance.z);
    expectClose("share", share, expected.giStarRatio, tolerance.z);
    expectClose("Gi", giWithoutSelf(inputs.x, neighbours).z, expected.also.giZ_noSelf_binary, tolerance.z);
    const [p, upper] = [z.map(twoSided), z.map(upperTail)];
    expectClose("p", p, expected.pTwoSided, tolerance.p);
    expectClose("upper p", upper, expected.pUpper, tolerance.p);
    const adjusted = benjaminiHochberg(p);
    expectClose("adjusted", adjusted, expected.pAdjBHTwoSided, tolerance.p);
    expectClose("upper, adjusted", benjaminiHochberg(upper), expected.pAdjBHUpper, tolerance.p);
    const sure = Array.from(adjusted, (value) => value <= 0.05);
    expect(indices(sure.map((is, i) => is && z[i] > 0))).toEqual(expected.significantHotBH05);
    expect(indices(sure.map((is, i) => is && z[i] < 0))).toEqual(expected.significantColdBH05);
    expect([...confidenceOf(z, p)]).toEqual(expected.gBinsUncorrected);
    expect([...confidenceOf(z, adjusted)]).toEqual(expected.gBinsBH);
  });

  test.each(casesOf(folder, "benjamini-hochberg"))("$name", ({ inputs: { p }, expected, tolerance }) => {
    const adjusted = benjaminiHochberg(p);
    expectClose("adjusted", adjusted, expected.adjusted, tolerance);
    expect(indices(Array.from(adjusted, (value) => value <= 0.05))).toEqual(expected.rejected05);
    expect(indices(Array.from(adjusted, (value) => value <= 0.01))).toEqual(expected.rejected01);
    expect(criticalP(p, 0.1)).toBeCloseTo(expected.criticalP.q10, 12);
    expect(criticalP(p, 0.05)).toBeCloseTo(expected.criticalP.q05, 12);
    expect(criticalP(p, 0.01)).toBeCloseTo(expected.criticalP.q01, 12);
    // why ten times: p of the file have twelve digits, of which n p loses one
    expectClose("Bonferroni", bonferroni(p), expected.bonferroni, 10 * tolerance);
    expectClose("Benjamini-Yekutieli", benjaminiYekutieli(p), expected.benjaminiYekutieli, tolerance);
  });

  test.each(casesOf(folder, "empirical-bayes-rates"))("$name", ({ inputs, expected, tolerance }) => {
    const { n, pop, neighbours } = inputs;
    const rates = globalRates(n, pop);
    expectClose("raw", rates.raw, expected.raw, tolerance);
    expectClose("smoothed", rates.smoothed, expected.globalEB, tolerance);
    const lived = pop.findIndex((people: number) => people > 0);
    expect(rates.a[lived]).toBeCloseTo(expected.globalA, 12);
    expect(rates.b[lived]).toBeCloseTo(expected.globalB, 12);
    const beside = besideTheMean(n, pop);
    expectClose(
      "risk",
      beside.ratio.map((ratio) => ratio * 100),
      expected.relRiskPercent,
      tolerance,
    );
    expectClose("expected", beside.expected, expected.expectedCounts, tolerance);
    expectClose("Choynowski", beside.atMost, expected.choynowskiP, tolerance);
    if (!expected.localEB) return;
    const local = localRates(n, pop, neighboursOf(neighbours));
    expectClose("local", local.smoothed, expected.localEB.est, tolerance);
    expectClose("local a", local.a, expected.localEB.a, tolerance);
    if (expected.localEB.b) expectClose("local b", local.b, expected.localEB.b, tolerance);
  });

  const TRIALS = 1999;
  test.each(casesOf(folder, "morans-i"))("$name", ({ inputs, expected, tolerance }) => {
    const { deterministic } = tolerance;
    const neighbours = neighboursOf(inputs.neighbours);
    for (const [style, name] of [["row", "W"] as const, ["binary", "B"] as const]) {
      const wanted = expected[name];
      expectGlobal(style, wanted.global);
      for (const chance of ["conditional", "total"] as const) expectLocal(style, chance, wanted.local);
      const permuted = permutedLocalMoran(inputs.x, neighbours, style, { count: TRIALS, seed: 1 })!;
      const { permutation } = wanted.local;
      permutation.pFolded.forEach((p: number | null, i: number) => {
        if (p === null || Number.isNaN(permuted.pFolded[i])) return;
        expectSameChance(`${name} folded ${i}`, permuted.pFolded[i], p, TRIALS, permutation.nsim);
        const half = permutation.pTwoSidedSim[i] / 2;
        expectSameChance(`${name} half of two-sided ${i}`, permuted.pTwoSided[i] / 2, half, TRIALS, permutation.nsim);
        const error = Math.sqrt(permutation.varSim[i] * (1 / TRIALS + 1 / permutation.nsim));
        expect(Math.abs(permuted.mean[i] - permutation.meanSim[i])).toBeLessThan(5 * error);
        expect(permuted.variance[i] / permutation.varSim[i]).toBeGreaterThan(0.8);
        expect(permuted.variance[i] / permutation.varSim[i]).toBeLessThan(1.25);
      });
    }

    // biome-ignore lint/suspicious/noExplicitAny: a field of the file
    function expectGlobal(style: WeightStyle, wanted: any) {
      const found = moran(inputs.x, neighbours, style);
      expectClose(
        `${style} global`,
        [
          found.i,
          found.expected,
          found.randomisation.variance,
          found.randomisation.z,
          found.randomisation.pGreater,
          found.randomisation.pTwoSided,
          found.normality.variance,
          found.normality.z,
          found.normality.pGreater,
        ],
        [
          wanted.I,
          wanted.EI,
          wanted.varRandomisation,
          wanted.zRandomisation,
          wanted.pGreaterRandomisation,
          wanted.pTwoSidedRandomisation,
          wanted.varNormality,
          wanted.zNormality,
          wanted.pGreaterNormality,
        ],
        deterministic,
      );
      const { mean, sd, pGreater, nsim } = wanted.permutation;
      const dealt = permutedMoran(inputs.x, neighbours, style, { count: 9999, seed: 1 })!;
      expect(dealt.i).toBeCloseTo(wanted.I, 8);
      expect(Math.abs(dealt.mean - mean)).toBeLessThan(0.02 * sd + 3 * sd * Math.sqrt(1 / 9999));
      expect(Math.abs(dealt.deviation - sd)).toBeLessThan(0.02 * sd + 3 * sd * Math.sqrt(0.5 / 9999));
      expectSameChance("permuted", dealt.pGreater, pGreater, 9999, nsim);
    }

    // biome-ignore lint/suspicious/noExplicitAny: a field of the file
    function expectLocal(style: WeightStyle, chance: LocalNull, wanted: any) {
      const found = localMoran(inputs.x, neighbours, style, chance);
      expectClose("I", found.i, wanted.Ii, deterministic);
      expectClose("expected", found.expected, wanted[chance].E, deterministic);
      expectClose("variance", found.variance, wanted[chance].var, deterministic);
      expectClose("z", found.z, wanted[chance].z, deterministic);
      expectClose("p", found.pTwoSided, wanted[chance].pTwoSided, deterministic);
      wanted.quadrant.forEach((quadrant: string | null, i: number) => {
        if (quadrant !== null) expect(found.quadrants[i]).toBe(quadrant);
      });
    }
  });
});

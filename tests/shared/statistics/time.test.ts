import { expect, test } from "vitest";
import { emergingHotSpots } from "../../../domain/statistics/emerging-hot-spots.ts";
import { mannKendall, senSlope } from "../../../domain/statistics/mann-kendall.ts";
import { neighboursOf } from "../../../domain/statistics/neighbours.ts";
import { patternOf } from "../../../domain/statistics/pattern.ts";
import { describeShared } from "../../support/shared.ts";
import { casesOf, expectClose } from "./cases.ts";

/** What a file calls "new hot" is "new-hot". */
const named = (category: string) => (category === "no pattern" ? "none" : category.replace(" ", "-"));

describeShared("known answers over time", (folder) => {
  test.each(casesOf(folder, "mann-kendall"))("$name", ({ inputs, expected }) => {
    for (const [name, wanted] of Object.entries<Record<string, number | null>>(expected)) {
      const found = mannKendall(inputs[name]);
      const { s, variance, z, p, plain, tauA, tauB, exactP } = found;
      expectClose(
        name,
        [s, variance, z, p, plain.z, plain.p, tauA, tauB, senSlope(inputs[name]), exactP],
        [
          wanted.S,
          wanted.varS,
          wanted.zContinuity,
          wanted.pTwoSidedContinuity,
          wanted.zNoContinuity,
          wanted.pTwoSidedNoContinuity,
          wanted.tauA,
          wanted.tauB,
          wanted.sensSlope,
          wanted.pExact,
        ],
        1e-10,
      );
      expect(Number.isNaN(exactP), name).toBe(wanted.pExact === null);
    }
  });

  test.each(casesOf(folder, "emerging-hot-spots").filter(({ inputs }) => inputs))(
    "$name",
    ({ inputs, expected, tolerance }) => {
      const periods: number[][] = inputs.valuesByPeriod;
      const cube = { units: periods[0].length, steps: periods.length, values: Float64Array.from(periods.flat()) };
      for (const [name, wanted] of Object.entries<Record<string, never[]>>(expected)) {
        const found = emergingHotSpots(cube, neighboursOf(inputs.neighbours), {
          lag: name.startsWith("k0") ? 0 : 1,
          usual: name.includes("slice") ? "slice" : "cube",
          adjust: name.endsWith("_fdr"),
        });
        if (wanted.z) expectClose(`${name} z`, found.z, wanted.z.flat(), tolerance.z);
        expectClose(`${name} trend`, found.trendZ, wanted.mannKendallZ, tolerance.z);
        if (wanted.mannKendallP) expectClose(`${name} p`, found.trendP, wanted.mannKendallP, tolerance.z);
        found.patterns.forEach((pattern, unit) => {
          const right = [wanted.category[unit], wanted.alsoAcceptable[unit]].filter((one) => one !== null).map(named);
          expect(right, `${name} ${unit}`).toContain(pattern);
        });
      }
    },
  );

  const logic = casesOf(folder, "emerging-hot-spots").filter(({ inputs }) => !inputs);
  test.each(logic)("$name", ({ expected, parameters }) => {
    for (const { intent, state, z, mkZ, mkP, category } of expected) {
      const trend = mannKendall(z);
      expectClose(intent, [trend.z, trend.p], [mkZ, mkP], 1e-9);
      const pattern = patternOf(state, trend.p <= parameters.mkAlpha ? Math.sign(trend.z) : 0);
      expect(pattern, intent).toBe(named(category));
    }
  });
});

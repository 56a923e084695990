import { expect, test } from "vitest";
import type { Cluster } from "../../../domain/statistics/scan.ts";
import { spaceTimeScan } from "../../../domain/statistics/space-time-scan.ts";
import { spatialScan } from "../../../domain/statistics/spatial-scan.ts";
import { describeShared } from "../../support/shared.ts";
import { casesOf, column, expectClose, expectSameChance, expectSimilar } from "./cases.ts";

const REPLICATIONS = 999;
const SPACE_TIME_REPLICATIONS = 199;

type Wanted = Omit<Cluster, "ratio" | "radiusM" | "gumbelP"> & {
  obsExp: number;
  radius?: number;
  pMonteCarlo: number | null;
  pNsim?: number;
};

function expectCluster(
  name: string,
  found: Cluster,
  wanted: Wanted,
  nsim: number,
  llrTolerance: number,
  replications = REPLICATIONS,
): void {
  expect(found.members, name).toEqual(wanted.members);
  expectClose(name, [found.llr], [wanted.llr], llrTolerance);
  expect(found.cases, name).toBe(wanted.cases);
  expectSimilar(
    name,
    [found.expected, found.ratio, found.relativeRisk],
    [wanted.expected, wanted.obsExp, wanted.relativeRisk],
    1e-6,
  );
  if (wanted.radius !== undefined) expectClose(`${name} radius`, [found.radiusM], [wanted.radius], 1e-6);
  if (wanted.pMonteCarlo !== null)
    expectSameChance(name, found.p, wanted.pMonteCarlo, replications, wanted.pNsim ?? nsim);
}

describeShared("known answers of scans", (folder) => {
  test.each(casesOf(folder, "kulldorff-spatial-scan-poisson"))(
    "$name",
    ({ parameters, inputs, expected, tolerance }) => {
      const { coords, population, cases } = inputs;
      const places = { x: column(coords, 0), y: column(coords, 1), population };
      const { clusters, maxima } = spatialScan(cases, places, {
        maxFraction: parameters.maxPopFraction,
        expected: inputs.expectedGiven ?? undefined,
        distance: inputs.distances ? (a, b) => inputs.distances[a][b] : undefined,
        replications: REPLICATIONS,
        seed: 1,
      });
      const nsim = expected.nullMaxLLR?.nsim ?? 9999;
      expected.clusters.forEach((wanted: Wanted, i: number) => {
        expectCluster(`cluster ${i}`, clusters[i], wanted, nsim, tolerance.llr);
      });
      if (!expected.nullMaxLLR) return;
      // why 6 %: these quantiles are known to 3 %, and ours come from a tenth of their replications
      for (const [name, share] of [["q50", 0.5] as const, ["q95", 0.95] as const]) {
        expectSimilar(name, [maxima[Math.floor(share * maxima.length)]], [expected.nullMaxLLR[name]], 0.06);
      }
    },
  );

  test.each(casesOf(folder, "kulldorff-space-time-scan-poisson"))(
    "$name",
    ({ parameters, inputs, expected, tolerance }) => {
      const { coords, population } = inputs;
      const periods: number[][] = inputs.casesByPeriod;
      const cube = { units: population.length, steps: periods.length, values: Float64Array.from(periods.flat()) };
      const { clusters } = spaceTimeScan(
        cube,
        { x: column(coords, 0), y: column(coords, 1), population },
        {
          maxFraction: parameters.maxPopFraction,
          maxSteps: parameters.maxPeriods,
          prospective: parameters.prospective,
          replications: SPACE_TIME_REPLICATIONS,
          seed: 1,
        },
      );
      expected.clusters.forEach((wanted: Wanted & { startPeriod: number; endPeriod: number }, i: number) => {
        expectCluster(`cluster ${i}`, clusters[i], wanted, 999, tolerance.llr, SPACE_TIME_REPLICATIONS);
        expect([clusters[i].from, clusters[i].to]).toEqual([wanted.startPeriod, wanted.endPeriod]);
      });
    },
  );
});

import type { DensityField } from "./density.ts";
import { benjaminiHochberg } from "./false-discovery.ts";
import { logFactorial } from "./poisson.ts";

/** Each area in a later period beside an earlier one. */
export type Change = {
  /** later less earlier, per day */
  perDay: Float64Array;
  /** later ÷ earlier, both per day; NaN where nothing happened, infinite where nothing happened before */
  ratio: Float64Array;
  /** two-sided p that both periods have the same rate, exact given the sum of both (Przyborowski and Wilenski 1940) */
  p: Float64Array;
  /** `p` adjusted over all areas (Benjamini-Hochberg) */
  adjusted: Float64Array;
};

/** Counts of two periods that last `earlierDays` and `laterDays`. */
export function compareCounts(
  earlier: ArrayLike<number>,
  later: ArrayLike<number>,
  earlierDays: number,
  laterDays: number,
): Change {
  const share = laterDays / (earlierDays + laterDays);
  const rate = (area: number): [before: number, after: number] => [
    earlier[area] / earlierDays,
    later[area] / laterDays,
  ];
  const areas = Float64Array.from({ length: earlier.length }, (_, area) => area);
  const p = areas.map((area) => binomialTwoSided(later[area], earlier[area] + later[area], share));
  return {
    perDay: areas.map((area) => rate(area)[1] - rate(area)[0]),
    ratio: areas.map((area) => rate(area)[1] / rate(area)[0]),
    p,
    adjusted: benjaminiHochberg(p),
  };
}

/** Later less earlier at every cell, in events per km² and day. Both fields lie on the same frame. */
export const densityChange = (
  earlier: DensityField,
  later: DensityField,
  earlierDays: number,
  laterDays: number,
): Float32Array => later.values.map((value, cell) => value / laterDays - earlier.values[cell] / earlierDays);

/** Twice the smaller tail of k successes in n trials of the chance `share`, at most 1. */
export function binomialTwoSided(k: number, n: number, share: number): number {
  const logs = [Math.log(share), Math.log(1 - share)];
  const chance = (successes: number): number =>
    Math.exp(
      logFactorial(n) -
        logFactorial(successes) -
        logFactorial(n - successes) +
        successes * logs[0] +
        (n - successes) * logs[1],
    );
  // why from k outwards: on the side away from the mean terms only fall, so that a tail is summed from its largest
  const way = k >= n * share ? 1 : -1;
  let tail = 0;
  for (let i = k; i >= 0 && i <= n; i += way) {
    const term = chance(i);
    tail += term;
    if (term < tail * 1e-16) break;
  }
  return Math.min(1, 2 * tail);
}

import { binomialTwoSided } from "./binomial.ts";
import type { DensityField } from "./density.ts";
import { benjaminiHochberg } from "./false-discovery.ts";

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

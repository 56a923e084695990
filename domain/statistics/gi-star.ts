import type { Neighbours } from "./neighbours.ts";

/** For each unit: `z`, and `share`, the part of all there is that lies in it and around it. NaN where it is not defined. */
export type Gi = { z: Float64Array; share: Float64Array };

/**
 * Getis-Ord Gi* with binary weights, the unit itself among its neighbours (Ord and Getis 1995, eq. 14):
 *
 *     z_i = (Σ_j w_ij x_j − x̄ W_i) ÷ (s √((n W_i − W_i²) ÷ (n − 1))),   s² = Σ x² ÷ n − x̄²
 *
 * `values` holds all units, those with zero as well. High z: more around than by chance. NaN where all values are equal, or
 * where everybody is a neighbour. Under no pattern z is about standard normal: `twoSided` gives p, `benjaminiHochberg` what is
 * left of it over a whole map.
 */
export function giStar(values: ArrayLike<number>, neighbours: Neighbours): Gi {
  const { units: n, first, others } = neighbours;
  const { mean, deviation, sum } = spreadOf(values);
  const [z, share] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let around = values[i];
    for (let k = first[i]; k < first[i + 1]; k++) around += values[others[k]];
    z[i] = standardised(around, first[i + 1] - first[i] + 1, n, mean, deviation);
    share[i] = around / sum;
  }
  return { z, share };
}

/**
 * Getis-Ord Gi, the unit itself left out of sum, mean and deviation (Ord and Getis 1995, eq. 12). NaN for a unit without
 * neighbours.
 */
export function giWithoutSelf(values: ArrayLike<number>, neighbours: Neighbours): Gi {
  const { units: n, first, others } = neighbours;
  const { mean, deviation, sum } = spreadOf(values);
  const squares = n * (deviation * deviation + mean * mean);
  const [z, share] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let around = 0;
    for (let k = first[i]; k < first[i + 1]; k++) around += values[others[k]];
    const meanOfOthers = (sum - values[i]) / (n - 1);
    const variance = (squares - values[i] ** 2) / (n - 1) - meanOfOthers ** 2;
    z[i] = standardised(around, first[i + 1] - first[i], n - 1, meanOfOthers, Math.sqrt(variance));
    share[i] = around / (sum - values[i]);
  }
  return { z, share };
}

/** How far a sum over `weight` of `n` values lies from what chance gives, in standard deviations; NaN where those are zero. */
export function standardised(sum: number, weight: number, n: number, mean: number, deviation: number): number {
  const spread = (n * weight - weight * weight) / (n - 1);
  return spread > 0 && deviation > 0 ? (sum - mean * weight) / (deviation * Math.sqrt(spread)) : Number.NaN;
}

/** Sum, mean and the standard deviation of a whole population (÷ n); the deviation of equal values is exactly 0. */
export function spreadOf(values: ArrayLike<number>): { sum: number; mean: number; deviation: number } {
  let [sum, low, high] = [0, Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { sum, mean, deviation: low < high ? Math.sqrt(squares / values.length) : 0 };
}

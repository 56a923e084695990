import { twoSided } from "./normal.ts";

/** Whether a series rises or falls. What is not defined is NaN. */
export type Trend = {
  /** pairs that rise less pairs that fall */
  s: number;
  variance: number;
  /** with continuity correction: (S − sign S) ÷ √variance; 0 when S or the variance is 0 */
  z: number;
  /** two-sided, of `z`: the one to use */
  p: number;
  /** without continuity correction */
  plain: { z: number; p: number };
  /** two-sided, by counting all orders: for fewer than 50 values of which no two are equal */
  exactP: number;
  /** S ÷ number of pairs */
  tauA: number;
  /** S ÷ √(pairs × pairs that differ) */
  tauB: number;
};

const EXACT_BELOW = 50;

/**
 * The test of Mann (1945) and Kendall (1938) for a trend in a series taken at equal steps. Ties lessen the variance:
 * [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)] ÷ 18 (Kendall 1970). Takes n² steps.
 */
export function mannKendall(series: ArrayLike<number>): Trend {
  const n = series.length;
  const pairs = (n * (n - 1)) / 2;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) s += Math.sign(series[j] - series[i]);
  }
  let [equalPairs, less] = [0, 0];
  for (const t of tiesOf(series)) {
    equalPairs += (t * (t - 1)) / 2;
    less += t * (t - 1) * (2 * t + 5);
  }
  const variance = (n * (n - 1) * (2 * n + 5) - less) / 18;
  const still = s === 0 || variance === 0;
  const z = still ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const plainZ = still ? 0 : s / Math.sqrt(variance);
  return {
    s,
    variance,
    z,
    p: twoSided(z),
    plain: { z: plainZ, p: twoSided(plainZ) },
    exactP: equalPairs === 0 && n >= 2 && n < EXACT_BELOW ? exactP(s, n) : Number.NaN,
    tauA: s / pairs,
    tauB: s / Math.sqrt(pairs * (pairs - equalPairs)),
  };
}

/** Change per step: the median of (x_j − x_i) ÷ (j − i) over all pairs (Sen 1968); NaN of fewer than two values. */
export function senSlope(series: ArrayLike<number>): number {
  const slopes: number[] = [];
  for (let i = 0; i < series.length; i++) {
    for (let j = i + 1; j < series.length; j++) slopes.push((series[j] - series[i]) / (j - i));
  }
  slopes.sort((a, b) => a - b);
  return (slopes[(slopes.length - 1) >> 1] + slopes[slopes.length >> 1]) / 2;
}

/** How many values are equal, for each value that occurs. */
function tiesOf(series: ArrayLike<number>): Iterable<number> {
  const counts = new Map<number, number>();
  for (let i = 0; i < series.length; i++) counts.set(series[i], (counts.get(series[i]) ?? 0) + 1);
  return counts.values();
}

/** Twice the smaller tail of S over all orders of n values: shares of orders with each number of rising pairs, value by value. */
function exactP(s: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  let shares = Float64Array.of(1);
  for (let k = 2; k <= n; k++) {
    const next = new Float64Array((k * (k - 1)) / 2 + 1);
    shares.forEach((share, rising) => {
      for (let more = 0; more < k; more++) next[rising + more] += share / k;
    });
    shares = next;
  }
  const rising = (s + pairs) / 2;
  let [upTo, from] = [0, 0];
  shares.forEach((share, i) => {
    if (i <= rising) upTo += share;
    if (i >= rising) from += share;
  });
  return Math.min(1, 2 * Math.min(upTo, from));
}

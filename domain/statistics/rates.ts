import type { Neighbours } from "./neighbours.ts";
import { poissonAtMost, poissonInterval } from "./poisson.ts";

/** Events per head (per household, per whatever `population` counts) of each area. NaN where nobody lives. */
export type Rates = {
  raw: Float64Array;
  /** shrunk towards the mean, the more the fewer live there (empirical Bayes) */
  smoothed: Float64Array;
  /** standard error of `smoothed`: √(a v ÷ (a + v)) with v = b ÷ population, the best linear estimator's (Hartigan 1969) */
  error: Float64Array;
  /** the variance between areas and the mean: one value each, or one for each area with `localRates` */
  a: Float64Array;
  b: Float64Array;
};

/**
 * Global empirical Bayes by the method of moments (Marshall 1991): with r = n ÷ pop, b = Σ n ÷ Σ pop,
 * a = Σ pop (r − b)² ÷ Σ pop − b ÷ mean pop, at least 0; smoothed = b + a (r − b) ÷ (a + b ÷ pop).
 */
export function globalRates(counts: ArrayLike<number>, population: ArrayLike<number>): Rates {
  const all = Array.from({ length: counts.length }, (_, area) => area);
  const moments = momentsOf(all, counts, population);
  return shrunk(counts, population, () => moments);
}

/**
 * Local empirical Bayes (Marshall 1991): as `globalRates`, with the sums of each area taken over itself and its neighbours, and
 * deviations from that mean.
 */
export function localRates(
  counts: ArrayLike<number>,
  population: ArrayLike<number>,
  { first, others }: Neighbours,
): Rates {
  return shrunk(counts, population, (area) =>
    momentsOf([area, ...others.subarray(first[area], first[area + 1])], counts, population),
  );
}

/** 95 % intervals of the raw rates: exact Poisson limits of the count, per head (Garwood 1936). NaN where nobody lives. */
export function rateIntervals(counts: ArrayLike<number>, population: ArrayLike<number>, confidence = 0.95) {
  const [low, high] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  for (let area = 0; area < counts.length; area++) {
    const [from, to] = poissonInterval(counts[area], confidence);
    [low[area], high[area]] = population[area] > 0 ? [from / population[area], to / population[area]] : [NaN, NaN];
  }
  return { low, high };
}

/**
 * Each area beside the whole: `expected` events if its rate were the mean, `ratio` of the events to them, and `atMost`, the
 * chance of so few events or fewer (Poisson; Choynowski 1959): near 0 is low, near 1 is high.
 */
export function besideTheMean(counts: ArrayLike<number>, population: ArrayLike<number>) {
  const all = Array.from({ length: counts.length }, (_, area) => area);
  const { b } = momentsOf(all, counts, population);
  const expected = Float64Array.from(population, (people) => (people > 0 ? b * people : Number.NaN));
  return {
    expected,
    ratio: expected.map((mean, area) => counts[area] / mean),
    atMost: expected.map((mean, area) => (Number.isNaN(mean) ? mean : poissonAtMost(counts[area], mean))),
  };
}

type Moments = { a: number; b: number };

function momentsOf(areas: readonly number[], counts: ArrayLike<number>, population: ArrayLike<number>): Moments {
  const lived = areas.filter((area) => population[area] > 0);
  let [events, people] = [0, 0];
  for (const area of lived) {
    events += counts[area];
    people += population[area];
  }
  const b = events / people;
  let squares = 0;
  for (const area of lived) squares += population[area] * (counts[area] / population[area] - b) ** 2;
  return { a: Math.max(0, squares / people - (b * lived.length) / people), b };
}

function shrunk(counts: ArrayLike<number>, population: ArrayLike<number>, momentsAt: (area: number) => Moments): Rates {
  const empty = (): Float64Array => new Float64Array(counts.length).fill(Number.NaN);
  const rates: Rates = { raw: empty(), smoothed: empty(), error: empty(), a: empty(), b: empty() };
  for (let area = 0; area < counts.length; area++) {
    if (!(population[area] > 0)) continue;
    const { a, b } = momentsAt(area);
    const raw = counts[area] / population[area];
    const chance = b / population[area];
    rates.raw[area] = raw;
    // why: where a and b are 0 nothing happened around here, and there is nothing to weigh
    rates.smoothed[area] = a > 0 ? b + (a * (raw - b)) / (a + chance) : b;
    rates.error[area] = a > 0 ? Math.sqrt((a * chance) / (a + chance)) : 0;
    [rates.a[area], rates.b[area]] = [a, b];
  }
  return rates;
}

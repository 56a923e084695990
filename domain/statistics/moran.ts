import { spreadOf } from "./gi-star.ts";
import type { Neighbours } from "./neighbours.ts";
import { twoSided, upperTail } from "./normal.ts";

/** How much a neighbour counts: `row` 1 ÷ number of neighbours, `binary` 1. A unit is never its own neighbour. */
export type WeightStyle = "row" | "binary";

/** One hypothesis about chance, and how far the value lies from it. */
export type UnderChance = { variance: number; z: number; pGreater: number; pTwoSided: number };

export type Moran = {
  /** about 1: neighbours are alike; about 0: as chance has it; below: unlike. NaN where all values are equal */
  i: number;
  expected: number;
  /** the same values dealt out at random: the one to use */
  randomisation: UnderChance;
  /** values drawn from a normal distribution */
  normality: UnderChance;
};

/**
 * Global Moran's I = (n ÷ S0) z'Wz ÷ z'z with E = −1 ÷ (n − 1) and both variances of Cliff and Ord (1981, eq. 2.36 and 2.39).
 * Units without neighbours stay in n.
 */
export function moran(values: ArrayLike<number>, neighbours: Neighbours, style: WeightStyle): Moran {
  const { units: n } = neighbours;
  const { z, m2, m4 } = centred(values);
  const { s0, s1, s2 } = weightSums(neighbours, style);
  const lags = lagsOf(z, neighbours, style);
  let cross = 0;
  for (let unit = 0; unit < n; unit++) cross += z[unit] * lags[unit];
  const i = cross / (s0 * m2);
  const expected = -1 / (n - 1);
  const normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1)) - expected ** 2;
  const peak = m4 / m2 ** 2;
  const dealt =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - peak * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected ** 2;
  return { i, expected, randomisation: underChance(i, expected, dealt), normality: underChance(i, expected, normal) };
}

/**
 * Which null hypothesis a local I is held against: `conditional` leaves the unit's own value where it is and deals out the others
 * (Sokal, Oden and Thomson 1998), `total` deals out all of them (Anselin 1995). They differ much.
 */
export type LocalNull = "conditional" | "total";

export type LocalMoran = {
  i: Float64Array;
  expected: Float64Array;
  variance: Float64Array;
  /** NaN for a unit without neighbours, whose I is 0 */
  z: Float64Array;
  pTwoSided: Float64Array;
  quadrants: Quadrant[];
};

/** Own value and that of the neighbours, above the mean (H) or not (L): HH and LL lie among their like, HL and LH stand out. */
export type Quadrant = "HH" | "HL" | "LH" | "LL";

/** Local Moran's I_i = (z_i ÷ m2) Σ_j w_ij z_j with m2 = Σ z² ÷ n (Anselin 1995, eq. 12), so that Σ I_i = S0 I. */
export function localMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  style: WeightStyle,
  chance: LocalNull,
): LocalMoran {
  const { units: n, first } = neighbours;
  const { z, m2, m4 } = centred(values);
  const lags = lagsOf(z, neighbours, style);
  const [expected, variance] = [new Float64Array(n), new Float64Array(n)];
  const peak = m4 / m2 ** 2;
  for (let unit = 0; unit < n; unit++) {
    const count = first[unit + 1] - first[unit];
    const weight = weightOf(count, style);
    const [sum, squares] = [count * weight, count * weight ** 2];
    if (chance === "conditional") {
      expected[unit] = (-(z[unit] ** 2) * sum) / ((n - 1) * m2);
      variance[unit] =
        ((z[unit] / m2) ** 2 * n * (squares - sum ** 2 / (n - 1)) * (m2 - z[unit] ** 2 / (n - 1))) / (n - 2);
    } else {
      expected[unit] = -sum / (n - 1);
      variance[unit] =
        (squares * (n - peak)) / (n - 1) +
        ((sum ** 2 - squares) * (2 * peak - n)) / ((n - 1) * (n - 2)) -
        expected[unit] ** 2;
    }
  }
  const i = z.map((own, unit) => (own / m2) * lags[unit]);
  const score = i.map((value, unit) => (value - expected[unit]) / Math.sqrt(variance[unit]));
  return { i, expected, variance, z: score, pTwoSided: score.map(twoSided), quadrants: quadrantsOf(z, lags) };
}

/** Deviations from the mean, and their second and fourth moments (÷ n). */
export function centred(values: ArrayLike<number>): { z: Float64Array; m2: number; m4: number } {
  const { mean, deviation } = spreadOf(values);
  const z = Float64Array.from(values, (value) => value - mean);
  let fourth = 0;
  for (const value of z) fourth += value ** 4;
  return { z, m2: deviation ** 2, m4: fourth / z.length };
}

/** What one of `count` neighbours counts. */
export const weightOf = (count: number, style: WeightStyle): number =>
  style === "binary" ? 1 : 1 / Math.max(1, count);

/** Σ_j w_ij z_j of each unit. */
export function lagsOf(z: Float64Array, { units, first, others }: Neighbours, style: WeightStyle): Float64Array {
  const lags = new Float64Array(units);
  for (let unit = 0; unit < units; unit++) {
    for (let k = first[unit]; k < first[unit + 1]; k++) lags[unit] += z[others[k]];
    lags[unit] *= weightOf(first[unit + 1] - first[unit], style);
  }
  return lags;
}

/** S0 = Σ w_ij, S1 = ½ Σ (w_ij + w_ji)², S2 = Σ_i (Σ_j w_ij + Σ_j w_ji)². */
export function weightSums({ units, first, others }: Neighbours, style: WeightStyle) {
  const weights = Float64Array.from({ length: units }, (_, unit) => weightOf(first[unit + 1] - first[unit], style));
  const toUnit = new Float64Array(units);
  let [s0, s1, s2] = [0, 0, 0];
  for (let unit = 0; unit < units; unit++) {
    for (let k = first[unit]; k < first[unit + 1]; k++) {
      const other = others[k];
      toUnit[other] += weights[unit];
      s0 += weights[unit];
      // why: a pair is met from both sides, half of its (w + w')² each time; a neighbour that does not answer is met once
      s1 += names(first, others, other, unit) ? (weights[unit] + weights[other]) ** 2 / 2 : weights[unit] ** 2;
    }
  }
  for (let unit = 0; unit < units; unit++) {
    s2 += ((first[unit + 1] - first[unit]) * weights[unit] + toUnit[unit]) ** 2;
  }
  return { s0, s1, s2 };
}

function names(first: Uint32Array, others: Uint32Array, unit: number, wanted: number): boolean {
  let [low, high] = [first[unit], first[unit + 1]];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (others[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < first[unit + 1] && others[low] === wanted;
}

function underChance(value: number, expected: number, variance: number): UnderChance {
  const z = (value - expected) / Math.sqrt(variance);
  return { variance, z, pGreater: upperTail(z), pTwoSided: twoSided(z) };
}

const quadrantsOf = (z: Float64Array, lags: Float64Array): Quadrant[] =>
  Array.from(z, (own, unit): Quadrant => `${own > 0 ? "H" : "L"}${lags[unit] > 0 ? "H" : "L"}` as Quadrant);

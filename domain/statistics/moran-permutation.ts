import { centred, lagsOf, type WeightStyle, weightOf, weightSums } from "./moran.ts";
import type { Neighbours } from "./neighbours.ts";
import { Random } from "./random.ts";

export type Permutations = {
  count: number;
  /** the same seed gives the same answer */
  seed: number;
  /** how much is done, 0 to 1; false stops, and nothing is given */
  onStep?: (done: number) => boolean | undefined;
};

export type PermutedMoran = { i: number; mean: number; deviation: number; pGreater: number };

/** Permutations between two calls of `onStep`. */
const BATCH = 250;

/**
 * Global Moran's I beside the same values dealt out at random: p = (1 + number at least as great) ÷ (1 + count). Null when it was
 * stopped.
 */
export function permutedMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  style: WeightStyle,
  { count, seed, onStep }: Permutations,
): PermutedMoran | null {
  const { z, m2 } = centred(values);
  const { s0 } = weightSums(neighbours, style);
  const random = new Random(seed);
  const indexOf = (dealt: Float64Array): number => {
    const lags = lagsOf(dealt, neighbours, style);
    let cross = 0;
    for (let unit = 0; unit < dealt.length; unit++) cross += dealt[unit] * lags[unit];
    return cross / (s0 * m2);
  };
  const i = indexOf(z);
  const dealt = z.slice();
  let [sum, squares, atLeast] = [0, 0, 0];
  for (let round = 0; round < count; round++) {
    if (round % BATCH === 0 && onStep?.(round / count) === false) return null;
    random.shuffle(dealt);
    const value = indexOf(dealt);
    sum += value;
    squares += value * value;
    if (value >= i - 1e-12 * Math.abs(i)) atLeast++;
  }
  const mean = sum / count;
  const deviation = Math.sqrt((squares - count * mean * mean) / (count - 1));
  return { i, mean, deviation, pGreater: (1 + atLeast) / (1 + count) };
}

export type PermutedLocalMoran = {
  mean: Float64Array;
  variance: Float64Array;
  /** one tail, the smaller (as GeoDa and PySAL give it) */
  pFolded: Float64Array;
  /** twice the smaller tail, equal values split between both: the one to adjust for false discoveries */
  pTwoSided: Float64Array;
};

/**
 * Local Moran's I of each unit with others drawn as its neighbours, its own value staying where it is (Anselin 1995). They are drawn
 * with replacement, as spdep does: the variance is that of dealing out times (n − 2) ÷ (n − 1 − k) for k neighbours, next to nothing
 * on a map of hundreds. NaN for a unit without neighbours. Null when stopped.
 */
export function permutedLocalMoran(
  values: ArrayLike<number>,
  neighbours: Neighbours,
  style: WeightStyle,
  { count, seed, onStep }: Permutations,
): PermutedLocalMoran | null {
  const { units: n, first } = neighbours;
  const { z, m2 } = centred(values);
  const random = new Random(seed);
  const empty = (): Float64Array => new Float64Array(n).fill(Number.NaN);
  const result = { mean: empty(), variance: empty(), pFolded: empty(), pTwoSided: empty() };
  const others = z.slice();
  for (let unit = 0; unit < n; unit++) {
    if (onStep?.(unit / n) === false) return null;
    const chosen = first[unit + 1] - first[unit];
    if (chosen === 0) continue;
    const weight = weightOf(chosen, style);
    let own = 0;
    // why not of `lags`: the same sum in the same way, so that what is equal also comes out equal
    for (let k = first[unit]; k < first[unit + 1]; k++) own += weight * z[neighbours.others[k]];
    const i = (z[unit] / m2) * own;
    [others[unit], others[n - 1]] = [others[n - 1], others[unit]];
    let [sum, squares, above, equal] = [0, 0, 0, 0];
    for (let round = 0; round < count; round++) {
      let lag = 0;
      for (let k = 0; k < chosen; k++) lag += weight * others[random.below(n - 1)];
      const value = (z[unit] / m2) * lag;
      sum += value;
      squares += value * value;
      if (value > i) above++;
      else if (value === i) equal++;
    }
    [others[unit], others[n - 1]] = [others[n - 1], others[unit]];
    const below = count - above - equal;
    result.mean[unit] = sum / count;
    result.variance[unit] = (squares - sum ** 2 / count) / (count - 1);
    const atLeast = above + equal;
    result.pFolded[unit] = (1 + Math.min(atLeast, count - atLeast)) / (1 + count);
    result.pTwoSided[unit] = Math.min(1, (2 * (1 + Math.min(above, below) + equal / 2)) / (1 + count));
  }
  return result;
}

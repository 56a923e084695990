import type { Random } from "./random.ts";

/**
 * Deals `all` cases out over bins with chances in proportion to `weights`: one multinomial draw, by the alias method (Walker 1977,
 * in the form of Vose 1991). `into` is emptied first.
 */
export function caseDealer(weights: ArrayLike<number>): (random: Random, all: number, into: Float64Array) => void {
  const n = weights.length;
  let sum = 0;
  for (let bin = 0; bin < n; bin++) sum += weights[bin];
  const share = Float64Array.from(weights, (weight) => (weight * n) / sum);
  const other = new Uint32Array(n);
  const [small, large]: [number[], number[]] = [[], []];
  share.forEach((value, bin) => {
    (value < 1 ? small : large).push(bin);
  });
  while (small.length > 0 && large.length > 0) {
    const [low, high] = [small.pop()!, large.pop()!];
    other[low] = high;
    share[high] -= 1 - share[low];
    (share[high] < 1 ? small : large).push(high);
  }
  // why: what is left differs from 1 by rounding alone
  for (const bin of [...small, ...large]) share[bin] = 1;
  return (random, all, into) => {
    into.fill(0);
    for (let dealt = 0; dealt < all; dealt++) {
      const place = random.next() * n;
      const bin = Math.floor(place);
      into[place - bin < share[bin] ? bin : other[bin]]++;
    }
  };
}

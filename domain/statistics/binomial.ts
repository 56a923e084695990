import { logFactorial } from "./poisson.ts";

/** P(X >= k) of a binomial X of `n` trials with the chance `share` (0 < share < 1). */
export const binomialAtLeast = (k: number, n: number, share: number): number =>
  k <= 0 ? 1 : k > n * share ? sumFrom(k, n, share, 1) : 1 - sumFrom(k - 1, n, share, -1);

/** P(X <= k). */
export const binomialAtMost = (k: number, n: number, share: number): number =>
  k >= n ? 1 : k < n * share ? sumFrom(k, n, share, -1) : 1 - sumFrom(k + 1, n, share, 1);

/** Twice the smaller tail of k successes, at most 1. */
export const binomialTwoSided = (k: number, n: number, share: number): number =>
  Math.min(1, 2 * Math.min(binomialAtLeast(k, n, share), binomialAtMost(k, n, share)));

/** P(X = k) + P(X = k + way) + …: away from the mean, so that the terms fall. */
function sumFrom(k: number, n: number, share: number, way: 1 | -1): number {
  const odds = share / (1 - share);
  let term = Math.exp(
    logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(share) + (n - k) * Math.log(1 - share),
  );
  let sum = 0;
  for (let i = k; term > sum * 1e-17 && i >= 0 && i <= n; i += way) {
    sum += term;
    term *= way > 0 ? ((n - i) / (i + 1)) * odds : i / (n - i + 1) / odds;
  }
  return sum;
}

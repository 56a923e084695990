/** P(X <= n) of a Poisson X with the mean `mean`, to about 12 digits. */
export function poissonAtMost(n: number, mean: number): number {
  if (n < 0) return 0;
  return n < mean ? sumFrom(n, mean, -1) : 1 - sumFrom(n + 1, mean, 1);
}

/** P(X >= n) of a Poisson X with the mean `mean`, accurate also where it is tiny. */
export function poissonAtLeast(n: number, mean: number): number {
  if (n <= 0) return 1;
  return n > mean ? sumFrom(n, mean, 1) : 1 - sumFrom(n - 1, mean, -1);
}

/**
 * The interval that holds the mean behind `n` events with the given confidence at least (Garwood 1936): exact, from the tails of
 * the Poisson distribution.
 */
export function poissonInterval(n: number, confidence = 0.95): [low: number, high: number] {
  const tail = (1 - confidence) / 2;
  const reach = n + 10 + 8 * Math.sqrt(n + 1);
  const low = n === 0 ? 0 : crossing(reach, (mean) => poissonAtLeast(n, mean) > tail);
  return [low, crossing(reach, (mean) => poissonAtMost(n, mean) < tail)];
}

/** Where `isPast`, false before and true after, turns between 0 and `high`. */
function crossing(high: number, isPast: (mean: number) => boolean): number {
  let [from, to] = [0, high];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (from + to) / 2;
    if (isPast(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/** P(X = n) + P(X = n + way) + …: away from the mean, so that the terms fall. */
function sumFrom(n: number, mean: number, way: 1 | -1): number {
  if (mean === 0) return n === 0 ? 1 : 0;
  let term = Math.exp(n * Math.log(mean) - mean - logFactorial(n));
  let sum = 0;
  for (let k = n; term > sum * 1e-17 && k >= 0; k += way) {
    sum += term;
    term *= way > 0 ? mean / (k + 1) : k / mean;
  }
  return sum;
}

/** ln n!, by Stirling's series (Abramowitz and Stegun 1964, 6.1.41) from 16 on. */
export function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let k = 2; k <= n; k++) product *= k;
    return Math.log(product);
  }
  const x = n + 1;
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

// Many tests at once: of 2,000 cells without any pattern 100 are "significant at 5 %". These say which are left when that is
// reckoned with. All take the p-values of one map (of all its steps, where it has steps), two-sided where cold spots are shown
// as well as hot ones. NaN is no test: it stays NaN and is not counted.

/**
 * Adjusted p-values that hold the expected share of false discoveries: p_(i) → min over j ≥ i of min(1, n p_(j) ÷ j); what is
 * at most q is a discovery at rate q (Benjamini and Hochberg 1995, the step-up procedure).
 */
export const benjaminiHochberg = (p: ArrayLike<number>): Float64Array => stepUp(p, 1);

/** The same where tests may depend on each other in any way: n Σ 1/k in the place of n (Benjamini and Yekutieli 2001). */
export function benjaminiYekutieli(p: ArrayLike<number>): Float64Array {
  let factor = 0;
  for (let k = 1; k <= testsOf(p).length; k++) factor += 1 / k;
  return stepUp(p, factor);
}

/** Adjusted p-values that hold the chance of even one false discovery: n p, at most 1 (Bonferroni 1936). */
export function bonferroni(p: ArrayLike<number>): Float64Array {
  const n = testsOf(p).length;
  return Float64Array.from(p, (value) => Math.min(1, n * value));
}

/** The largest p-value that is a discovery at the rate `q` by Benjamini and Hochberg; 0 when none is. */
export function criticalP(p: ArrayLike<number>, q: number): number {
  const sorted = testsOf(p)
    .map((test) => p[test])
    .sort((a, b) => a - b);
  const last = sorted.findLastIndex((value, i) => value <= (q * (i + 1)) / sorted.length);
  return last < 0 ? 0 : sorted[last];
}

/** For a legend: ±3 sure at 99 %, ±2 at 95 %, ±1 at 90 %, 0 not significant; the sign is that of `z` (hot above 0). */
export function confidenceOf(z: ArrayLike<number>, adjusted: ArrayLike<number>): Int8Array {
  return Int8Array.from(z, (value, i) => {
    const sure = adjusted[i] <= 0.01 ? 3 : adjusted[i] <= 0.05 ? 2 : adjusted[i] <= 0.1 ? 1 : 0;
    return Math.sign(value) * sure;
  });
}

function stepUp(p: ArrayLike<number>, factor: number): Float64Array {
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  const falling = testsOf(p).sort((a, b) => p[b] - p[a]);
  let least = 1;
  falling.forEach((test, i) => {
    least = Math.min(least, ((factor * falling.length) / (falling.length - i)) * p[test]);
    adjusted[test] = least;
  });
  return adjusted;
}

const testsOf = (p: ArrayLike<number>): number[] =>
  Array.from({ length: p.length }, (_, test) => test).filter((test) => !Number.isNaN(p[test]));

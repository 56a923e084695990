const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/**
 * P(Z > z) of a standard normal Z, with 13 digits that hold far out in the tail as well (z = 12: 1.8e-33).
 * Source: Abramowitz and Stegun 1964, 26.2.11 (series, near the middle) and 26.2.14 (continued fraction).
 */
export function upperTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp((-z * z) / 2) / ROOT_TWO_PI;
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (z * z) / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let rest = z;
  for (let k = 60; k >= 1; k--) rest = z + k / rest;
  return density / rest;
}

/** P(Z <= z) of a standard normal Z. */
export const lowerTail = (z: number): number => upperTail(-z);

/** P(|Z| >= |z|), the two-sided p-value of `z`; NaN of NaN. */
export const twoSided = (z: number): number => 2 * upperTail(Math.abs(z));

/**
 * The logarithm of the likelihood ratio of a window with `cases` of `all` where `expected` were expected, for the Poisson model
 * and high rates: c ln(c ÷ E) + (C − c) ln((C − c) ÷ (C − E)) where c ÷ E > (C − c) ÷ (C − E), else 0 (Kulldorff 1997, eq. 3).
 */
export function logLikelihoodRatio(cases: number, expected: number, all: number): number {
  if (!(cases > expected)) return 0;
  const outside = all - cases;
  return cases * Math.log(cases / expected) + (outside > 0 ? outside * Math.log(outside / (all - expected)) : 0);
}

/**
 * False where the ratio cannot be above `least`: since ln x ≤ x − 1 it is at most (c − E)² C ÷ (E (C − E)). Saves a scan nearly
 * all its logarithms.
 */
export const mayExceed = (cases: number, expected: number, all: number, least: number): boolean =>
  cases > expected && (cases - expected) ** 2 * all > least * expected * (all - expected);

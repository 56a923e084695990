// What the spatial and the space-time scan share: how they are asked, how chance is tried, how clusters are listed.
import { spreadOf } from "./gi-star.ts";
import type { Random } from "./random.ts";

export type ScanSettings = {
  /** largest window, as a share of the whole population; 0.5 when not given */
  maxFraction?: number;
  /** largest circle; any when not given */
  maxRadiusM?: number;
  /** expected cases of each place instead of those in proportion to population, up to a factor */
  expected?: ArrayLike<number>;
  /** distance between two places, by number, instead of the one on the plane */
  distance?: (a: number, b: number) => number;
  /** Monte Carlo replications: 999 give p down to 0.001; 0 gives no p */
  replications: number;
  /** whether the trials end once it is clear of every cluster whether it is one: no more would change that; all are made when not given */
  untilClear?: boolean;
  /** the same seed gives the same answer */
  seed: number;
  /** how much is done, 0 to 1; false stops the trials, and p comes from those made so far */
  onStep?: (done: number) => boolean | undefined;
};

/** A window with more cases than chance gives. */
export type Cluster = {
  centre: number;
  /** places, in rising order */
  members: number[];
  radiusM: number;
  cases: number;
  expected: number;
  /** observed ÷ expected */
  ratio: number;
  /** (c ÷ E) ÷ ((C − c) ÷ (C − E)): rate inside beside that outside */
  relativeRisk: number;
  /** logarithm of the likelihood ratio */
  llr: number;
  /** (1 + simulated maxima at least as great) ÷ (1 + replications); NaN without any */
  p: number;
  /**
   * the same from a Gumbel distribution with the mean and spread of the simulated maxima, so that it tells small chances apart with
   * few replications (Abrams, Kulldorff and Kleinman 2010); NaN with fewer than ten
   */
  gumbelP: number;
};

export type Scan<C extends Cluster> = {
  clusters: C[];
  /** replications made */
  replications: number;
  /** the highest ratio of each replication, ascending: its 95 % quantile is what a cluster must pass at 5 % */
  maxima: Float64Array;
};

const LEAST_FOR_GUMBEL = 10;
const EULER = 0.577_215_664_901_532_9;

/** P(highest ratio >= llr) by the method of moments: spread π²β² ÷ 6, mean μ + γβ. */
function gumbelTail(llr: number, maxima: readonly number[]): number {
  const { mean, deviation } = spreadOf(maxima);
  const beta = (deviation * Math.sqrt(6)) / Math.PI;
  // why expm1: 1 − e^−x is x where x is tiny, and not 0
  return -Math.expm1(-Math.exp((mean - EULER * beta - llr) / beta));
}

/** Fewest cases of a cluster. */
export const LEAST_CASES = 2;

/** Figures of a window; `p` is still to come. */
export function figuresOf(cases: number, expected: number, all: number, llr: number) {
  const relativeRisk = cases === all ? Number.POSITIVE_INFINITY : cases / expected / ((all - cases) / (all - expected));
  return { cases, expected, ratio: cases / expected, relativeRisk, llr, p: Number.NaN, gumbelP: Number.NaN };
}

/**
 * Decreasing ratio; a window that shares a place with one before it is left out (SaTScan's default: "no geographical overlap").
 * `best` holds the best window of each centre only.
 */
export function withoutOverlap<C extends Cluster>(best: readonly C[]): C[] {
  const taken = new Set<number>();
  const kept: C[] = [];
  for (const one of [...best].sort((a, b) => b.llr - a.llr || a.centre - b.centre)) {
    if (one.members.some((member) => taken.has(member))) continue;
    for (const member of one.members) taken.add(member);
    kept.push(one);
  }
  return kept;
}

/** What a trial must reach to be as high as `cluster`: the same window can come out a few last digits lower. */
const leastOf = ({ llr }: Cluster): number => llr * (1 - 1e-10);

/** Clear to be chance is what so many trials reached (Besag and Clifford 1991); clear to be none what has less than this chance. */
const CLEAR_CHANCE = 10;
const CLEAR_CLUSTER = 1e-4;
/** Trials made before anything is clear, and between two looks at it. */
const LEAST_TRIALS = 99;
const LOOK_EVERY = 50;

/** Repeats `highest` of cases dealt out by chance, and gives each cluster its p: all are held against the same maxima. */
export function tried<C extends Cluster>(
  clusters: C[],
  { replications, untilClear, onStep }: Pick<ScanSettings, "replications" | "untilClear" | "onStep">,
  random: Random,
  highest: (random: Random) => number,
): Scan<C> {
  const maxima: number[] = [];
  const asHigh = (cluster: Cluster): number => maxima.filter((value) => value >= leastOf(cluster)).length;
  const isClear = (cluster: Cluster): boolean =>
    asHigh(cluster) >= CLEAR_CHANCE || gumbelTail(cluster.llr, maxima) < CLEAR_CLUSTER;
  for (let round = 0; round < replications; round++) {
    if (round % 10 === 0 && onStep?.(round / replications) === false) break;
    const looks = untilClear && round >= LEAST_TRIALS && (round - LEAST_TRIALS) % LOOK_EVERY === 0;
    if (looks && clusters.every(isClear)) break;
    maxima.push(highest(random));
  }
  for (const cluster of clusters) {
    if (maxima.length > 0) cluster.p = (1 + asHigh(cluster)) / (1 + maxima.length);
    if (maxima.length >= LEAST_FOR_GUMBEL) cluster.gumbelP = gumbelTail(cluster.llr, maxima);
  }
  return { clusters, replications: maxima.length, maxima: Float64Array.from(maxima).sort() };
}

import { type Circles, circlesAround, type Places } from "./circles.ts";
import { caseDealer } from "./dealt-cases.ts";
import type { Cube } from "./emerging-hot-spots.ts";
import { logLikelihoodRatio, mayExceed } from "./likelihood-ratio.ts";
import { Random } from "./random.ts";
import { type Cluster, figuresOf, LEAST_CASES, type Scan, type ScanSettings, tried, withoutOverlap } from "./scan.ts";

/** Deals all cases out anew into bins `place * steps + step`, which it empties first: what chance alone would have given. */
export type Deal = (random: Random, into: Float64Array) => void;

export type SpaceTimeSettings = ScanSettings & {
  /** most steps an interval has; half of all when not given */
  maxSteps?: number;
  /** only what lasts until the last step: for "what is going on now" */
  prospective?: boolean;
  /** expected cases of each step, up to a factor: a season is taken out; as many in all when not given */
  perStep?: ArrayLike<number>;
  /** how chance deals; one case after the other with the expected ones as weights when not given */
  deal?: Deal;
};

/** A cluster from the step `from` to the step `to`, both of them in it. */
export type SpaceTimeCluster = Cluster & { from: number; to: number };

/**
 * Kulldorff's space-time scan, Poisson model (Kulldorff 2001): cylinders, a circle of places over an interval of steps, with
 * E_it = C u_i v_t ÷ (Σ u · Σ v). u is the population, or `settings.expected`, so that the usual load of a place can be taken out; v is
 * `settings.perStep`. `cases` are whole numbers.
 */
export function spaceTimeScan(cases: Cube, places: Places, settings: SpaceTimeSettings): Scan<SpaceTimeCluster> {
  const { maxFraction = 0.5, maxRadiusM, distance, seed, prospective = false } = settings;
  const { steps, units } = cases;
  const circles = circlesAround(places, maxFraction, maxRadiusM, distance);
  const perPlace = sharesOf(settings.expected ?? places.population);
  const perStep = sharesOf(settings.perStep ?? new Float64Array(steps).fill(1));
  const longest = Math.min(steps, settings.maxSteps ?? Math.max(1, Math.floor(steps / 2)));
  const observed = Float64Array.from(cases.values, (_, bin) => {
    return cases.values[(bin % steps) * units + Math.floor(bin / steps)];
  });
  const all = observed.reduce((sum, count) => sum + count, 0);
  const search = cylinderSearch(circles, { perPlace, perStep, all }, { longest, untilEnd: prospective });

  const byPlace = sumsOf(observed, steps);
  const best = Array.from({ length: units }, (_, centre) => search(observed, byPlace, centre, 0)).flatMap((found) => {
    if (!found) return [];
    const { centre, end, from, to } = found;
    const members = Array.from(circles.order.subarray(circles.first[centre], circles.ends[end])).sort((a, b) => a - b);
    const figures = figuresOf(found.cases, found.expected, all, found.llr);
    return [{ centre, members, radiusM: circles.radii[end], from, to: to - 1, ...figures }];
  });
  const deal = settings.deal ?? byChance(perPlace, perStep, all);
  const dealt = new Float64Array(observed.length);
  return tried(withoutOverlap(best), settings, new Random(seed), (random) => {
    deal(random, dealt);
    const sums = sumsOf(dealt, steps);
    let highest = 0;
    for (let centre = 0; centre < units; centre++) highest = search(dealt, sums, centre, highest)?.llr ?? highest;
    return highest;
  });
}

function sharesOf(weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i];
  return Float64Array.from(weights, (weight) => weight / sum);
}

function byChance(perPlace: Float64Array, perStep: Float64Array, all: number): Deal {
  const steps = perStep.length;
  const weights = Float64Array.from({ length: perPlace.length * steps }, (_, bin) => {
    return perPlace[Math.floor(bin / steps)] * perStep[bin % steps];
  });
  const deal = caseDealer(weights);
  return (random, into) => deal(random, all, into);
}

/** Cases of each place over all steps. */
function sumsOf(bins: Float64Array, steps: number): Float64Array {
  const sums = new Float64Array(bins.length / steps);
  for (let bin = 0; bin < bins.length; bin++) sums[(bin / steps) | 0] += bins[bin];
  return sums;
}

/** Shares of what is expected, and the number of all cases. */
type Expected = { perPlace: Float64Array; perStep: Float64Array; all: number };

/** Which intervals there are: of at most `longest` steps, any or only those that last until the end. */
type Intervals = { longest: number; untilEnd: boolean };

/** A cylinder: steps [from, to), the circle that ends at `end`. */
type Found = {
  centre: number;
  end: number;
  from: number;
  to: number;
  cases: number;
  expected: number;
  llr: number;
};

/** The search for the best cylinder around a centre, of those whose ratio is above `least`; null when there is none. */
function cylinderSearch(
  { order, first, firstEnd, ends }: Circles,
  { perPlace, perStep, all }: Expected,
  { longest, untilEnd }: Intervals,
): (cases: Float64Array, byPlace: Float64Array, centre: number, least: number) => Found | null {
  const steps = perStep.length;
  const [counts, gained] = [new Float64Array(steps), new Uint8Array(steps)];
  // what lies before each step, as a share of all
  const before = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) before[step + 1] = before[step] + perStep[step];
  return (cases, byPlace, centre, least) => {
    counts.fill(0);
    let [within, held] = [0, 0];
    let found: Found | null = null;
    let highest = least;
    let k = first[centre];
    for (let end = firstEnd[centre]; end < firstEnd[centre + 1]; end++) {
      const heldBefore = held;
      gained.fill(0);
      for (; k < ends[end]; k++) {
        const place = order[k];
        within += perPlace[place];
        if (byPlace[place] === 0) continue;
        held += byPlace[place];
        for (let step = 0, bin = place * steps; step < steps; step++, bin++) {
          if (cases[bin] === 0) continue;
          counts[step] += cases[bin];
          gained[step] = 1;
        }
      }
      // why: a cylinder that gained no case, and one that begins or ends without any, only expects more than a smaller one
      if (held === heldBefore || held < LEAST_CASES) continue;
      let latest = -1;
      for (let to = 1; to <= steps; to++) {
        if (gained[to - 1] === 1) latest = to - 1;
        if (untilEnd ? to < steps : counts[to - 1] === 0) continue;
        let inside = 0;
        for (let from = to - 1; from >= 0 && from >= to - longest; from--) {
          if (counts[from] === 0) continue;
          inside += counts[from];
          if (from > latest) continue;
          const mean = all * within * (before[to] - before[from]);
          // why mean > 0: where nobody lives nothing can be expected, and any case would be infinitely unlikely
          if (inside < LEAST_CASES || !(mean > 0) || !mayExceed(inside, mean, all, highest)) continue;
          const llr = logLikelihoodRatio(inside, mean, all);
          if (llr <= highest) continue;
          highest = llr;
          found = { centre, end, from, to, cases: inside, expected: mean, llr };
        }
      }
    }
    return found;
  };
}

import { type Circles, circlesAround, type Places } from "./circles.ts";
import { caseDealer } from "./dealt-cases.ts";
import type { Cube } from "./emerging-hot-spots.ts";
import { logLikelihoodRatio, mayExceed } from "./likelihood-ratio.ts";
import { Random } from "./random.ts";
import { type Cluster, figuresOf, LEAST_CASES, type Scan, type ScanSettings, tried, withoutOverlap } from "./scan.ts";

export type SpaceTimeSettings = ScanSettings & {
  /** most steps an interval has; half of all when not given */
  maxSteps?: number;
  /** only what lasts until the last step: for "what is going on now" */
  prospective?: boolean;
};

/** A cluster from the step `from` to the step `to`, both of them in it. */
export type SpaceTimeCluster = Cluster & { from: number; to: number };

/**
 * Kulldorff's space-time scan, Poisson model (Kulldorff 2001): cylinders, a circle of places over an interval of steps. Without
 * `settings.expected` it is E_it = C pop_i ÷ (Σ pop · T); given, it holds one value a bin, laid out as the cube, so that seasons
 * and the usual load of a place can be taken out. `cases` are whole numbers.
 */
export function spaceTimeScan(cases: Cube, places: Places, settings: SpaceTimeSettings): Scan<SpaceTimeCluster> {
  const { maxFraction = 0.5, maxRadiusM, distance, seed, prospective = false } = settings;
  const { steps, units, values } = cases;
  const circles = circlesAround(places, maxFraction, maxRadiusM, distance);
  const weights = settings.expected ?? Float64Array.from(values, (_, bin) => places.population[bin % units]);
  const { expected, all } = expectedOf(values, weights);
  const longest = Math.min(steps, settings.maxSteps ?? Math.max(1, Math.floor(steps / 2)));
  const search = cylinderSearch(circles, expected, steps, all, { longest, untilEnd: prospective });

  const best = Array.from({ length: units }, (_, centre) => search(values, centre, 0)).flatMap((found) => {
    if (!found) return [];
    const { centre, end, from, to } = found;
    const members = Array.from(circles.order.subarray(circles.first[centre], circles.ends[end])).sort((a, b) => a - b);
    const figures = figuresOf(found.cases, found.expected, all, found.llr);
    return [{ centre, members, radiusM: circles.radii[end], from, to: to - 1, ...figures }];
  });
  const deal = caseDealer(expected);
  const dealt = new Float64Array(expected.length);
  return tried(withoutOverlap(best), settings, new Random(seed), (random) => {
    deal(random, all, dealt);
    let highest = 0;
    for (let centre = 0; centre < units; centre++) highest = search(dealt, centre, highest)?.llr ?? highest;
    return highest;
  });
}

/** Expected cases of each bin, their sum being that of the cases. */
function expectedOf(cases: Float64Array, weights: ArrayLike<number>) {
  let [all, sum] = [0, 0];
  for (let i = 0; i < cases.length; i++) all += cases[i];
  for (let i = 0; i < weights.length; i++) sum += weights[i];
  return { all, expected: Float64Array.from(weights, (weight) => (weight * all) / sum) };
}

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
  { places, order, first, firstEnd, ends }: Circles,
  expected: Float64Array,
  steps: number,
  all: number,
  { longest, untilEnd }: Intervals,
): (cases: Float64Array, centre: number, least: number) => Found | null {
  // running sums over the steps: sums[t] is what lies before step t
  const [counts, means] = [new Float64Array(steps), new Float64Array(steps)];
  const [countSums, meanSums] = [new Float64Array(steps + 1), new Float64Array(steps + 1)];
  return (cases, centre, least) => {
    counts.fill(0);
    means.fill(0);
    let found: Found | null = null;
    let highest = least;
    let k = first[centre];
    for (let end = firstEnd[centre]; end < firstEnd[centre + 1]; end++) {
      let added = 0;
      for (; k < ends[end]; k++) {
        for (let step = 0, bin = order[k]; step < steps; step++, bin += places) {
          added += cases[bin];
          counts[step] += cases[bin];
          means[step] += expected[bin];
        }
      }
      // why: a circle that gained no case, and an interval that begins or ends without one, only expects more than a smaller one
      if (added === 0) continue;
      for (let step = 0; step < steps; step++) {
        countSums[step + 1] = countSums[step] + counts[step];
        meanSums[step + 1] = meanSums[step] + means[step];
      }
      for (let to = untilEnd ? steps : 1; to <= steps; to++) {
        if (counts[to - 1] === 0 && !untilEnd) continue;
        for (let from = Math.max(0, to - longest); from < to; from++) {
          if (counts[from] === 0) continue;
          const inside = countSums[to] - countSums[from];
          const mean = meanSums[to] - meanSums[from];
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

// Where to cut numbers into classes for a map. All give the least value of every class but the first, ascending: k classes have
// k - 1 breaks, and a value is of the class whose number is how many breaks are not above it.
//
//     breaks  60 70 80      < 60 │ 60–70 │ 70–80 │ ≥ 80
//                            0      1       2       3

/** The class of `value`: 0 … breaks.length. */
export function classOf(value: number, breaks: readonly number[]): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (breaks[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Classes of about as many values each. `sorted` ascends; equal values are never parted, so there may be fewer classes. */
export function quantileBreaks(sorted: readonly number[], classes: number): number[] {
  const breaks = Array.from({ length: classes - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / classes)]);
  return ascending(breaks, sorted[0]);
}

/** Classes of equal width whose ends are round numbers: as many as fit, at most `classes`. */
export function equalBreaks(min: number, max: number, classes: number): number[] {
  if (!(max > min) || classes < 2) return [];
  for (const step of roundSteps((max - min) / classes)) {
    const first = Math.floor(min / step) + 1;
    const count = Math.ceil(max / step) - first;
    // why > max: a class that begins at the largest value would hold nothing else
    if (count + 1 <= classes) return Array.from({ length: count }, (_, i) => tidy((first + i) * step));
  }
  return [];
}

/**
 * Classes whose values differ least among themselves: the cut with the smallest sum of squared distances to the mean of each
 * class, found exactly (Fisher 1958, "On grouping for maximum homogeneity"; on maps known as Jenks). Takes classes · n² steps.
 */
export function naturalBreaks(sorted: readonly number[], classes: number): number[] {
  const values = [...new Set(sorted)];
  const weights = new Map<number, number>();
  for (const value of sorted) weights.set(value, (weights.get(value) ?? 0) + 1);
  const n = values.length;
  if (n <= classes) return values.slice(1);
  const [count, sum, square] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  // why from the first value: squares of large numbers would leave nothing of their differences
  values.forEach((value, i) => {
    const weight = weights.get(value)!;
    const x = value - values[0];
    count[i + 1] = count[i] + weight;
    sum[i + 1] = sum[i] + weight * x;
    square[i + 1] = square[i] + weight * x * x;
  });
  const cost = (from: number, to: number) =>
    square[to] - square[from] - (sum[to] - sum[from]) ** 2 / (count[to] - count[from]);
  let best = Float64Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : cost(0, to)));
  const cuts: Int32Array[] = [];
  for (let k = 1; k < classes; k++) {
    const next = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const cut = new Int32Array(n + 1);
    for (let to = k + 1; to <= n; to++) {
      for (let from = k; from < to; from++) {
        const total = best[from] + cost(from, to);
        if (total < next[to]) [next[to], cut[to]] = [total, from];
      }
    }
    best = next;
    cuts.push(cut);
  }
  const breaks: number[] = [];
  for (let k = classes - 2, to = n; k >= 0; k--) {
    to = cuts[k][to];
    breaks.unshift(values[to]);
  }
  return breaks;
}

/**
 * Breaks for a legend that nobody has set: round and of equal width where the values spread over them, else of about as many
 * values each. `sorted` ascends.
 */
export function usualBreaks(sorted: readonly number[], classes: number): number[] {
  if (sorted.length === 0) return [];
  const equal = equalBreaks(sorted[0], sorted[sorted.length - 1], classes);
  const counts = new Array<number>(equal.length + 1).fill(0);
  for (const value of sorted) counts[classOf(value, equal)]++;
  const spread = counts.every((count) => count > 0) && Math.max(...counts) <= 0.6 * sorted.length;
  return spread ? equal : quantileBreaks(sorted, Math.min(classes, 5));
}

/** 1, 2, 2.5 and 5 times powers of ten from `least` on, ascending. */
function* roundSteps(least: number): Generator<number> {
  for (let power = 10 ** Math.floor(Math.log10(least)); Number.isFinite(power); power *= 10) {
    for (const factor of [1, 2, 2.5, 5]) if (factor * power >= least * 0.999_999) yield factor * power;
  }
}

/** Without what adding tenths leaves behind: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0;

function ascending(breaks: readonly number[], above: number): number[] {
  const kept: number[] = [];
  for (const value of breaks) if (value > (kept.at(-1) ?? above)) kept.push(value);
  return kept;
}

/** One measurement. */
export type Measurement = {
  /** what was measured, in words */
  case: string;
  value: number;
  unit: string;
  /** the same measure of what `against` names, taken in the same run; null where there is nothing to compare with */
  baseline: number | null;
  against?: string;
  /** what is wanted, in words: of the ratio or of the value */
  target?: string;
};

export type Report = (measurement: Measurement) => void;

/** Makes what it needs, measures, reports, and leaves nothing behind. */
export type Bench = (report: Report) => Promise<void>;

/** Prints measurements of `bench` to standard output, one JSON line each, with the ratio of value to baseline. */
export const reportTo =
  (bench: string): Report =>
  ({ case: name, value, unit, baseline, ...rest }) => {
    const ratio = baseline === null || baseline === 0 ? null : rounded(value / baseline);
    const line = { bench, case: name, value: rounded(value), unit, baseline: baseline && rounded(baseline), ratio };
    console.log(JSON.stringify({ ...line, ...rest }));
  };

/** What goes on, for people: to standard error. */
export const progress = (text: string): void => console.error(`   ${text}`);

/** The middle of `values`. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Milliseconds `act` takes: the median of `rounds`, after one that warms up. */
export async function medianMs(rounds: number, act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const start = performance.now();
    await act();
    if (round >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

const rounded = (value: number): number => Number(value.toPrecision(value >= 1000 ? 6 : 4));

import { benjaminiHochberg } from "./false-discovery.ts";
import { spaceTimeScan } from "./space-time-scan.ts";

/** Events: places in metres, times in seconds, kinds as numbers from 0. */
export type Events = {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  time: ArrayLike<number>;
  kind: ArrayLike<number>;
};

export type HotSpotSettings = {
  /** the years looked at: two or so, since a place is held against itself */
  from: number;
  to: number;
  /** side of the squares that events are counted in */
  cellM: number;
  stepS: number;
  /** a hot spot reaches and lasts at most this far */
  maxRadiusM: number;
  maxSteps: number;
  /** expected share of false ones among those found */
  rate: number;
  replications: number;
  seed: number;
  onStep?: (done: number) => boolean | undefined;
};

export const USUAL_HOT_SPOTS: Omit<HotSpotSettings, "from" | "to"> = {
  cellM: 100,
  stepS: 28 * 86_400,
  maxRadiusM: 250,
  maxSteps: 6,
  rate: 0.05,
  replications: 99,
  seed: 1,
};

/** Where and when more of one kind happened than is usual there and usual then. */
export type HotSpot = {
  kind: number;
  /** the mean of its events */
  x: number;
  y: number;
  radiusM: number;
  from: number;
  to: number;
  events: number;
  expected: number;
  /** adjusted over all clusters of all kinds (Benjamini-Hochberg) */
  p: number;
};

/**
 * Hot spots of every kind, the least to be expected first. For each kind a space-time scan, with what a place and a time usually
 * have expected of them, n_i n_t ÷ n (as in the space-time permutation scan: Kulldorff and others 2005): a busy place and a busy
 * season are none, only a place in a time of its own. Of all clusters of all kinds those that a false-discovery rate leaves. Null
 * when stopped.
 */
export function findHotSpots(events: Events, settings: HotSpotSettings): HotSpot[] | null {
  const { from, to, cellM, stepS, maxRadiusM, maxSteps, rate, replications, seed, onStep } = settings;
  const steps = Math.max(1, Math.floor((to - from) / stepS));
  // why back from the end: a part of a step that is left over belongs to what is longest ago
  const start = to - steps * stepS;
  const rows = Array.from({ length: events.x.length }, (_, row) => row).filter(
    (row) => events.time[row] >= start && events.time[row] < to,
  );
  const cells = cellsOf(events, rows, cellM);
  const units = cells.x.length;
  const stepAt = (row: number): number => Math.floor((events.time[row] - start) / stepS);
  const kinds = [...new Set(rows.map((row) => events.kind[row]))].sort((a, b) => a - b);
  const found: HotSpot[] = [];
  for (const [at, kind] of kinds.entries()) {
    const own = rows.filter((row) => events.kind[row] === kind);
    const values = new Float64Array(units * steps);
    const [perPlace, perStep] = [new Float64Array(units), new Float64Array(steps)];
    for (const row of own) {
      values[stepAt(row) * units + cells.of.get(row)!]++;
      perPlace[cells.of.get(row)!]++;
      perStep[stepAt(row)]++;
    }
    const scan = spaceTimeScan(
      { units, steps, values },
      { ...cells, population: perPlace },
      {
        expected: values.map((_, bin) => perPlace[bin % units] * perStep[Math.floor(bin / units)]),
        maxRadiusM,
        maxSteps,
        replications,
        seed,
        onStep: (done) => onStep?.((at + done) / kinds.length),
      },
    );
    if (scan.replications < replications) return null;
    for (const cluster of scan.clusters) {
      const members = new Set(cluster.members);
      const inside = own.filter((row) => {
        const step = stepAt(row);
        return step >= cluster.from && step <= cluster.to && members.has(cells.of.get(row)!);
      });
      found.push({
        kind,
        x: inside.reduce((sum, row) => sum + events.x[row], 0) / inside.length,
        y: inside.reduce((sum, row) => sum + events.y[row], 0) / inside.length,
        radiusM: cluster.radiusM + cellM / 2,
        from: start + cluster.from * stepS,
        to: start + (cluster.to + 1) * stepS,
        events: cluster.cases,
        expected: cluster.expected,
        p: cluster.gumbelP,
      });
    }
  }
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  return found
    .map((spot, i) => ({ ...spot, p: adjusted[i] }))
    .filter(({ p }) => p <= rate)
    .sort((a, b) => a.p - b.p || b.events - a.events);
}

/** Squares in which something happened: their middles, and the one of each event. */
function cellsOf({ x, y }: Events, rows: readonly number[], cellM: number) {
  const numbers = new Map<string, number>();
  const middles: { x: number[]; y: number[] } = { x: [], y: [] };
  const of = new Map<number, number>();
  for (const row of rows) {
    const [column, line] = [Math.floor(x[row] / cellM), Math.floor(y[row] / cellM)];
    const key = `${column} ${line}`;
    if (!numbers.has(key)) {
      numbers.set(key, middles.x.length);
      middles.x.push((column + 0.5) * cellM);
      middles.y.push((line + 0.5) * cellM);
    }
    of.set(row, numbers.get(key)!);
  }
  return { ...middles, of };
}

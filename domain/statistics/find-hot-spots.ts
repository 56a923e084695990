import { benjaminiHochberg } from "./false-discovery.ts";
import type { Random } from "./random.ts";
import { type Deal, spaceTimeScan } from "./space-time-scan.ts";
import { isNewKind } from "./unusual.ts";

/** Events: the number of the place each lies in; its step, below 0 for what lies before all steps and tells what is usual; its kind. */
export type Events = { place: ArrayLike<number>; step: ArrayLike<number>; kind: ArrayLike<number> };

export type HotSpotSettings = {
  /** steps that are looked at; a hot spot may last all of them */
  steps: number;
  /** a hot spot reaches at most this far: a place one can go to, not half a town */
  maxRadiusM: number;
  /** expected share of false ones among those found */
  rate: number;
  replications: number;
  seed: number;
  /** how much is done, 0 to 1; false stops */
  onStep?: (done: number) => boolean | undefined;
};

export const USUAL_HOT_SPOTS: Omit<HotSpotSettings, "steps"> = {
  maxRadiusM: 200,
  rate: 0.05,
  replications: 999,
  seed: 1,
};

/** Where and when more of one kind happened than is usual there and usual then. */
export type HotSpot = {
  kind: number;
  /** numbers of its places, that in the middle first */
  places: number[];
  radiusM: number;
  /** its first and its last step */
  from: number;
  to: number;
  events: number;
  expected: number;
  /** adjusted over all clusters of all kinds (Benjamini-Hochberg) */
  p: number;
};

/**
 * Hot spots of every kind, the least to be expected first. For each kind a space-time scan with what a place and a time usually
 * have expected of them, n_i n_t ÷ n, n_i counting the events before as well: a busy place and a busy season are none, only a place in
 * a time of its own. Chance deals the times out anew among all events of the kind, so that p holds however few there were before (the
 * space-time permutation scan: Kulldorff and others 2005). A kind that is new is held against all kinds before. Of all clusters of all kinds those that a false-discovery rate leaves. Null
 * when stopped.
 */
export function findHotSpots(
  { place, step, kind }: Events,
  { x, y }: { x: ArrayLike<number>; y: ArrayLike<number> },
  { steps, rate, onStep, ...settings }: HotSpotSettings,
): HotSpot[] | null {
  const within = (row: number): boolean => step[row] >= 0 && step[row] < steps;
  const all = Array.from({ length: place.length }, (_, row) => row);
  const earlier = all.filter((row) => step[row] < 0);
  const kinds = [...new Set(all.filter(within).map((row) => kind[row]))].sort((a, b) => a - b);
  const found: HotSpot[] = [];
  let stopped = false;
  for (const [at, code] of kinds.entries()) {
    const own = all.filter((row) => kind[row] === code && within(row));
    const before = earlier.filter((row) => kind[row] === code);
    const rows = [...own, ...(isNewKind(own.length, before.length) ? earlier : before)];
    const [usual, perStep] = [new Float64Array(x.length), new Float64Array(steps)];
    const values = new Float64Array(x.length * steps);
    for (const row of rows) usual[place[row]]++;
    for (const row of own) {
      values[step[row] * x.length + place[row]]++;
      perStep[step[row]]++;
    }
    const { clusters } = spaceTimeScan(
      { units: x.length, steps, values },
      { x, y, population: usual },
      {
        ...settings,
        perStep,
        maxSteps: steps,
        untilClear: true,
        deal: timesDealer(
          rows.map((row) => place[row]),
          own.map((row) => step[row]),
          steps,
        ),
        onStep: (done) => {
          stopped = onStep?.((at + done) / kinds.length) === false;
          return !stopped;
        },
      },
    );
    if (stopped) return null;
    for (const { centre, members, radiusM, from, to, cases, expected, gumbelP } of clusters) {
      const places = [centre, ...members.filter((member) => member !== centre)];
      found.push({ kind: code, places, radiusM, from, to, events: cases, expected, p: gumbelP });
    }
  }
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  return found
    .map((spot, i) => ({ ...spot, p: adjusted[i] }))
    .filter(({ p }) => p <= rate)
    .sort((a, b) => a.p - b.p || b.events - a.events);
}

/** Gives each of `times` to another event, drawn without putting back (Durstenfeld 1964): the sums of places and of steps stay. */
function timesDealer(places: number[], times: readonly number[], steps: number): Deal {
  const drawn = Uint32Array.from(places);
  return (random: Random, into) => {
    into.fill(0);
    for (let i = 0; i < times.length; i++) {
      const other = i + random.below(drawn.length - i);
      [drawn[i], drawn[other]] = [drawn[other], drawn[i]];
      into[drawn[i] * steps + times[i]]++;
    }
  };
}

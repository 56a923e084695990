import { binomialAtLeast } from "./binomial.ts";
import type { Neighbours } from "./neighbours.ts";

/** What happened in and around each unit, beside what is usual there. */
export type Unusual = {
  /** events now, in the unit and its neighbours */
  now: Float64Array;
  /** events before in the same places, brought to the number of all events now */
  usual: Float64Array;
  /** chance of as many or more, were the place's share of all events the same as before: exact given both counts */
  p: Float64Array;
};

/**
 * Hot beside itself: where more of what happens now happens than did before, in and around each unit (Przyborowski and Wilenski
 * 1940, one-sided). Where many live or a market is, much always happens, and that is no news; a season that lifts all places alike
 * is taken out as well. `before` should hold at least as many events as `now`. Give all `p` of one question (all kinds) to
 * `benjaminiHochberg` together.
 */
export function unusualAround(now: ArrayLike<number>, before: ArrayLike<number>, neighbours: Neighbours): Unusual {
  const [here, then] = [sumsAround(now, neighbours), sumsAround(before, neighbours)];
  let [allNow, allBefore] = [0, 0];
  for (let unit = 0; unit < neighbours.units; unit++) {
    allNow += now[unit];
    allBefore += before[unit];
  }
  const share = allNow / (allNow + allBefore);
  return {
    now: here,
    usual: then.map((count) => (count * allNow) / allBefore),
    // why 1: without a before, or without a now, nothing is unusual
    p: here.map((count, unit) => (share > 0 && share < 1 ? binomialAtLeast(count, count + then[unit], share) : 1)),
  };
}

/**
 * Whether a kind with so few events `before` is new: nothing of it is usual anywhere, and what it can be held against is where events of
 * all kinds happened.
 */
export const isNewKind = (now: number, before: number): boolean => 4 * before < now;

function sumsAround(values: ArrayLike<number>, { units, first, others }: Neighbours): Float64Array {
  const sums = new Float64Array(units);
  for (let unit = 0; unit < units; unit++) {
    sums[unit] = values[unit];
    for (let k = first[unit]; k < first[unit + 1]; k++) sums[unit] += values[others[k]];
  }
  return sums;
}

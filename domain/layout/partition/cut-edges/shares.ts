import type { Window } from "./plan.ts";

/**
 * All ways to give each of some islands, of `loads`, a number of parts that its weight allows, `k` together; at most `limit` of them,
 * those with the most even parts first on each island.
 */
export function shares(loads: readonly number[], sizes: readonly number[], k: number, window: Window, limit: number) {
  const [min, max] = window;
  const ranges = loads.map((load, i) => ({
    low: Math.max(1, max > 0 ? Math.ceil(load / max) : 1),
    high: Math.min(sizes[i], min > 0 ? Math.floor(load / min) : sizes[i]),
  }));
  const [lowAfter, highAfter] = [suffixSums(ranges.map((r) => r.low)), suffixSums(ranges.map((r) => r.high))];
  const found: number[][] = [];
  const total = loads.reduce((sum, load) => sum + load, 0);
  const choose = (island: number, left: number, chosen: number[]) => {
    if (found.length >= limit || left < lowAfter[island] || left > highAfter[island]) return;
    if (island === loads.length) {
      found.push(chosen);
      return;
    }
    const even = total > 0 ? (loads[island] * k) / total : 1;
    const { low, high } = ranges[island];
    const counts = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
    counts.sort((a, b) => Math.abs(a - even) - Math.abs(b - even));
    for (const count of counts) choose(island + 1, left - count, [...chosen, count]);
  };
  choose(0, k, []);
  return found;
}

function suffixSums(numbers: readonly number[]): number[] {
  const sums = [...numbers, 0];
  for (let i = numbers.length - 1; i >= 0; i--) sums[i] += sums[i + 1];
  return sums;
}

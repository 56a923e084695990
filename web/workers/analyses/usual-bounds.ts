import { type Bounds, fromLattice } from "../../../domain/position.ts";

/** Points on the lattice. */
export type Points = { length: number; lng: Int32Array; lat: Int32Array };

/**
 * The bounds of all points but the few far from the rest: from the 1st to the 99th percentile of a sample, and as much
 * again on every side. A handful hundreds of kilometres away would make cells larger than streets.
 */
export function usualBounds({ length, lng, lat }: Points): Bounds {
  if (length === 0) return [0, 0, 0.01, 0.01];
  const range = (column: Int32Array): [number, number] => {
    const step = Math.max(1, Math.floor(length / 20_000));
    const sample = Float64Array.from({ length: Math.ceil(length / step) }, (_, i) =>
      fromLattice(column[i * step]),
    ).sort();
    const at = (share: number) => sample[Math.min(sample.length - 1, Math.floor(share * sample.length))];
    const [low, high] = [at(0.01), at(0.99)];
    const reach = Math.max(high - low, 0.001);
    return [Math.max(sample[0], low - reach), Math.min(sample[sample.length - 1], high + reach)];
  };
  const [[west, east], [south, north]] = [range(lng), range(lat)];
  return [west, south, east, north];
}

import type { Places } from "./circles.ts";
import type { Cluster, Scan, ScanSettings } from "./scan.ts";
import { spaceTimeScan } from "./space-time-scan.ts";

/**
 * Kulldorff's circular scan for high rates, Poisson model (Kulldorff 1997): circles around every place, the one least to be
 * expected first, p by Monte Carlo given the number of cases. `cases` are whole numbers, one a place. It is the space-time scan
 * of a single step.
 */
export function spatialScan(cases: ArrayLike<number>, places: Places, settings: ScanSettings): Scan<Cluster> {
  const cube = { units: cases.length, steps: 1, values: Float64Array.from(cases) };
  const { clusters, ...rest } = spaceTimeScan(cube, places, settings);
  return { clusters: clusters.map(({ from, to, ...cluster }) => cluster), ...rest };
}

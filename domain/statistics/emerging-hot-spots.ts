import { benjaminiHochberg } from "./false-discovery.ts";
import { spreadOf, standardised } from "./gi-star.ts";
import { mannKendall } from "./mann-kendall.ts";
import type { Neighbours } from "./neighbours.ts";
import { twoSided } from "./normal.ts";
import { type Pattern, patternOf } from "./pattern.ts";

/** Counts over equal steps of time, the earliest first: `values[step * units + unit]`. */
export type Cube = { units: number; steps: number; values: Float64Array };

export type EmergingSettings = {
  /** steps back in time that belong to the neighbourhood; 1 when not given */
  lag?: number;
  /** what "usual" is: mean and spread over all steps (then a busy month shows), or over each step alone; "cube" when not given */
  usual?: "cube" | "slice";
  /** a step is hot or cold when its two-sided p is at most this; 0.05 when not given */
  alpha?: number;
  /** p is adjusted over all units and steps first (Benjamini-Hochberg); true when not given */
  adjust?: boolean;
  /** level of the test for a trend; 0.05 when not given */
  trendAlpha?: number;
};

export type EmergingHotSpots = {
  /** Gi* of each bin, laid out as the cube; NaN where nothing varies */
  z: Float64Array;
  /** 1 hot, -1 cold, 0 neither, laid out as the cube */
  states: Int8Array;
  /** of each unit */
  patterns: Pattern[];
  trendZ: Float64Array;
  trendP: Float64Array;
};

/**
 * Where it is hot, and since when: Gi* of each unit at each step over the unit, those around it, and the same `lag` steps back;
 * Mann-Kendall over each unit's z; then the names of ESRI's "Emerging Hot Spot Analysis" (ArcGIS Pro, "How Emerging Hot Spot
 * Analysis works").
 */
export function emergingHotSpots(
  cube: Cube,
  neighbours: Neighbours,
  { lag = 1, usual = "cube", alpha = 0.05, adjust = true, trendAlpha = 0.05 }: EmergingSettings = {},
): EmergingHotSpots {
  const { units, steps } = cube;
  const z = spaceTimeGiStar(cube, neighbours, lag, usual);
  const plain = z.map(twoSided);
  const p = adjust ? benjaminiHochberg(plain) : plain;
  const states = Int8Array.from(z, (value, bin) => (p[bin] <= alpha ? Math.sign(value) : 0));
  const patterns: Pattern[] = [];
  const [trendZ, trendP] = [new Float64Array(units), new Float64Array(units)];
  for (let unit = 0; unit < units; unit++) {
    const own = Array.from({ length: steps }, (_, step) => step * units + unit);
    const trend = mannKendall(own.map((bin) => z[bin]).filter((value) => !Number.isNaN(value)));
    [trendZ[unit], trendP[unit]] = [trend.z, trend.p];
    patterns.push(
      patternOf(
        own.map((bin) => states[bin]),
        trend.p <= trendAlpha ? Math.sign(trend.z) : 0,
      ),
    );
  }
  return { z, states, patterns, trendZ, trendP };
}

/**
 * Gi* in space and time: the neighbourhood of a bin is its unit and those around at its own step and at `lag` steps before
 * (fewer at the start). With "slice", mean, spread and n are those of the bin's step though the weights reach back.
 */
function spaceTimeGiStar(
  { units, steps, values }: Cube,
  { first, others }: Neighbours,
  lag: number,
  usual: "cube" | "slice",
): Float64Array {
  const around = new Float64Array(units * steps);
  for (let bin = 0; bin < around.length; bin++) {
    const unit = bin % units;
    around[bin] = values[bin];
    for (let k = first[unit]; k < first[unit + 1]; k++) around[bin] += values[bin - unit + others[k]];
  }
  const whole = usual === "cube" ? spreadOf(values) : null;
  const z = new Float64Array(units * steps);
  for (let step = 0; step < steps; step++) {
    const { mean, deviation } = whole ?? spreadOf(values.subarray(step * units, (step + 1) * units));
    const back = Math.min(lag, step);
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let ago = 0; ago <= back; ago++) sum += around[(step - ago) * units + unit];
      const weight = (first[unit + 1] - first[unit] + 1) * (back + 1);
      z[step * units + unit] = standardised(sum, weight, whole ? units * steps : units, mean, deviation);
    }
  }
  return z;
}

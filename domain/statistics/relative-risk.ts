import type { DensityField } from "./density.ts";
import { type Edge, type Extent, kernelDensity, massInside, type Points } from "./kernel-density.ts";

/**
 * Intensity of events beside that of households (Bithell 1990; Kelsall and Diggle 1995). `per-household`: events per household.
 * `share`: each divided by its number first, so that 1 is the usual risk. `density`: each edge-corrected surface divided by its
 * integral over the window, as the package sparr does (Davies and others 2018); its logarithm is log risk.
 */
export type RiskMeasure = "per-household" | "share" | "density";

export type RiskSettings = {
  measure: RiskMeasure;
  /** standard deviations of the two Gaussian kernels, in metres */
  sigmaEventsM: number;
  sigmaHouseholdsM: number;
  edge: Edge;
};

/** Relative risk at each of `at`. NaN where no household is near: never infinity. Throws a RangeError for `density` without window. */
export function relativeRisk(events: Points, households: Points, at: Points, settings: RiskSettings): Float64Array {
  const { measure, edge, sigmaEventsM, sigmaHouseholdsM } = settings;
  const above = kernelDensity(events, at, { kind: "gaussian", sigmaM: sigmaEventsM }, edge);
  const below = kernelDensity(households, at, { kind: "gaussian", sigmaM: sigmaHouseholdsM }, edge);
  const scale = total(households, sigmaHouseholdsM, measure, edge) / total(events, sigmaEventsM, measure, edge);
  return above.map((value, place) => (below[place] > 0 ? (scale * value) / below[place] : Number.NaN));
}

/**
 * Relative risk over a map: where fewer than `minHouseholds` live within reach of the kernel it is NaN, since a single event
 * beside a lone farm would outshine everything. Both fields lie on the same frame; the usual risk is 1.
 */
export function riskField(events: DensityField, households: DensityField, bandwidthM: number, minHouseholds: number) {
  // why 2πs²: a Gaussian's peak is 1 ÷ 2πs², so that a density times this is the number of households it stands for
  const perKm2 = (minHouseholds * 1e6) / (2 * Math.PI * bandwidthM ** 2);
  const scale = households.events / events.events;
  return events.values.map((value, cell) =>
    households.values[cell] >= perKm2 ? (scale * value) / households.values[cell] : Number.NaN,
  );
}

/** What a surface is divided by. */
function total(points: Points, sigmaM: number, measure: RiskMeasure, edge: Edge): number {
  if (measure === "per-household") return 1;
  if (measure === "share") return points.x.length;
  if (edge.kind === "none") throw new RangeError("a density needs the window that it is taken over");
  // why: each event divided by its own mass inside has the integral 1
  return edge.kind === "diggle" ? points.x.length : uniformIntegral(points, sigmaM, edge.extent);
}

/** ∫ Σ k(u − x_i) ÷ e(u) du over the window: kernel and mass are products of a west-east and a south-north factor. */
export function uniformIntegral({ x, y }: Points, sigmaM: number, extent: Extent): number {
  const along = axisIntegral(sigmaM, extent.west, extent.east);
  const across = axisIntegral(sigmaM, extent.south, extent.north);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += along(x[i]) * across(y[i]);
  return sum;
}

/** ∫ φ(u − at) ÷ (mass inside around u) du between `from` and `to`, by Simpson's rule with steps of a sixteenth of `sigmaM`. */
function axisIntegral(sigmaM: number, from: number, to: number): (at: number) => number {
  const steps = 2 * Math.ceil((8 * (to - from)) / sigmaM);
  const width = (to - from) / steps;
  const line = { west: from, east: to, south: -Infinity, north: Infinity };
  const nodes = Array.from({ length: steps + 1 }, (_, i) => {
    const at = from + i * width;
    const weight = (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * (width / 3);
    const mass = massInside({ kind: "gaussian", sigmaM }, line, at, 0);
    return { at, weight: weight / (mass * sigmaM * Math.sqrt(2 * Math.PI)) };
  });
  return (centre) =>
    nodes.reduce((sum, { at, weight }) => sum + weight * Math.exp(-((at - centre) ** 2) / (2 * sigmaM * sigmaM)), 0);
}

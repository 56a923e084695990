import { DEGREE_M } from "../../../domain/bearing.ts";
import { type Bounds, boundsOfPositions, type Position } from "../../../domain/position.ts";
import { cellOf, type DensityField, densityFrame, densityOf } from "../../../domain/statistics/density.ts";
import type { WallHeat } from "../../../domain/wall/incidents.ts";

/** Standard deviation of the kernel: what is told apart from six metres, and wider than the squares that are counted. */
const BANDWIDTH_M = 110;

/** The density of all, and of each part of the day; in the same frame. */
export type WallFields = { whole: DensityField; parts: readonly DensityField[] };

/** Densities of the counted squares, per km²; null where nothing was reported. */
export function wallFields({ lng, lat, count, parts }: WallHeat): WallFields | null {
  const bounds = boundsOfPositions(lng.map((x, at) => [x, lat[at]]));
  if (bounds === null) return null;
  const frame = densityFrame(bounds, BANDWIDTH_M);
  const cells = lng.map((x, at) => cellOf(frame, x, lat[at]));
  const fieldOf = (counts: readonly number[]): DensityField => {
    const grid = new Float32Array(frame.columns * frame.rows);
    cells.forEach((cell, at) => {
      if (cell >= 0) grid[cell] += counts[at];
    });
    return densityOf(grid, frame);
  };
  return { whole: fieldOf(count), parts: parts.map(fieldOf) };
}

/** Peaks below this share of the highest are not called hot; at most so many, so far apart. */
const LEAST_SHARE = 0.4;
const MOST_SPOTS = 3;
const APART_M = 500;
/** Half of what is seen of the ground around one. */
const AROUND_M = 420;

/** The hottest places of a field, the hottest first. */
export function hotSpots({ values, columns, rows, bounds, cellM, max }: DensityField): Position[] {
  const peaks: { x: number; y: number; value: number }[] = [];
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const value = values[y * columns + x];
      if (value < LEAST_SHARE * max || value === 0) continue;
      const around = [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1];
      if (around.every((step) => values[y * columns + x + step] <= value)) peaks.push({ x, y, value });
    }
  }
  peaks.sort((a, b) => b.value - a.value || a.y - b.y || a.x - b.x);
  const chosen: typeof peaks = [];
  for (const peak of peaks) {
    const isApart = chosen.every(({ x, y }) => Math.hypot(x - peak.x, y - peak.y) * cellM >= APART_M);
    if (isApart) chosen.push(peak);
    if (chosen.length === MOST_SPOTS) break;
  }
  const [west, south, east, north] = bounds;
  return chosen.map(({ x, y }) => [
    west + ((x + 0.5) / columns) * (east - west),
    south + ((y + 0.5) / rows) * (north - south),
  ]);
}

/** The ground around a place that a scene of hot spots looks at. */
export function aroundSpot([lng, lat]: Position): Bounds {
  const high = AROUND_M / DEGREE_M;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return [lng - wide, lat - high, lng + wide, lat + high];
}

import type { Point } from "./edit.ts";
import type { Fabric } from "./fabric.ts";
import { isWithinCell } from "./fabric-soundness.ts";
import { topologyOf } from "./topology.ts";

/** Heights at which a cell is looked through, as shares of it. */
const HEIGHTS = [0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875, 0.05, 0.95];

/** A lattice point strictly within a cell, in the middle of its widest place among a few; null where none is found. */
export function innerPointOf(fabric: Fabric, cell: number): Point | null {
  const { x, y, arcs } = fabric;
  const { first, arcs: beside } = topologyOf(fabric);
  const sides: number[] = [];
  let [south, north] = [Infinity, -Infinity];
  for (let i = first[cell]; i < first[cell + 1]; i++) {
    for (let v = arcs.start[beside[i]]; v + 1 < arcs.start[beside[i] + 1]; v++) {
      sides.push(v);
      south = Math.min(south, y[v], y[v + 1]);
      north = Math.max(north, y[v], y[v + 1]);
    }
  }
  let best: Point | null = null;
  let widest = 0;
  for (const share of HEIGHTS) {
    const height = Math.round(south + share * (north - south));
    const crossings: number[] = [];
    for (const v of sides) {
      if (y[v] > height === y[v + 1] > height) continue;
      crossings.push(x[v] + ((height - y[v]) / (y[v + 1] - y[v])) * (x[v + 1] - x[v]));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      const middle = Math.round((crossings[i] + crossings[i + 1]) / 2);
      if (width <= widest || !isWithinCell(fabric, cell, middle, height)) continue;
      [best, widest] = [[middle, height], width];
    }
  }
  return best;
}

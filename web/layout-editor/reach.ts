import { isWithin } from "../../domain/layout/fabric/rings.ts";
import { nearestShare } from "../../domain/walking/segments.ts";
import type { Desk } from "./desk.ts";
import type { Ground, Point } from "./ground.ts";

/**
 * Cells that a brush of `brushM` metres touches on its way from `a` to `b`: those whose building it covers, and the one under the
 * pointer itself.
 */
export function brushed({ ground, brushM, ...desk }: Desk, a: Point, b: Point): number[] {
  const { cells } = ground.fabric;
  const under = ground.cellAt(b);
  const touched = ground
    .near(a, b, brushM)
    .filter((cell) => cell === under || distanceM(ground, [cells.x[cell], cells.y[cell]], a, b) <= brushM);
  if (under >= 0 && !touched.includes(under)) touched.push(under);
  return withStairs(ground, touched, desk.wholeBuildings);
}

/** Cells whose building, or ground where there is none, lies in the area that `line` goes around. */
export function enclosed({ ground, wholeBuildings }: Desk, line: readonly Point[]): number[] {
  if (line.length < 3) return [];
  const { cells } = ground.fabric;
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  const low: Point = [Math.min(...xs), Math.min(...ys)];
  const high: Point = [Math.max(...xs), Math.max(...ys)];
  const ring = line.flatMap(([x, y]) => [Math.round(x), Math.round(y)]);
  const inside = ground.near(low, high, 0).filter((cell) => isWithin(cells.x[cell], cells.y[cell], [ring]));
  return withStairs(ground, inside, wholeBuildings);
}

/** In rising order; with the other stairs of their buildings, unless stairs go alone. */
function withStairs({ fabric, stairsOf }: Ground, cells: readonly number[], wholeBuildings: boolean): number[] {
  const all = new Set(cells);
  if (wholeBuildings)
    for (const cell of cells) for (const other of stairsOf(fabric.cells.building[cell])) all.add(other);
  return [...all].sort((a, b) => a - b);
}

/** Metres from `p` to the line from `a` to `b`. */
export function distanceM({ stepM: [sx, sy] }: Pick<Ground, "stepM">, p: Point, a: Point, b: Point): number {
  const [px, py] = [(p[0] - a[0]) * sx, (p[1] - a[1]) * sy];
  const [dx, dy] = [(b[0] - a[0]) * sx, (b[1] - a[1]) * sy];
  const t = nearestShare(px, py, 0, 0, dx, dy);
  return Math.hypot(px - t * dx, py - t * dy);
}

/** Metres along `line`. */
export function lengthM({ stepM: [sx, sy] }: Pick<Ground, "stepM">, line: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++)
    sum += Math.hypot((line[i][0] - line[i - 1][0]) * sx, (line[i][1] - line[i - 1][1]) * sy);
  return sum;
}

/** What `of` says of most of the length of `line`, looked at every two metres; null where it says nothing. */
export function mostAlong(ground: Ground, line: readonly Point[], of: (at: Point) => number | null): number | null {
  const counts = new Map<number, number>();
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const steps = Math.max(1, Math.min(500, Math.ceil(lengthM(ground, [a, b]) / 2)));
    for (let step = 0; step < steps; step++) {
      const t = (step + 0.5) / steps;
      const value = of([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + lengthM(ground, [a, b]) / steps);
    }
  }
  let best: number | null = null;
  for (const [value, length] of counts) if (best === null || length > counts.get(best)!) best = value;
  return best;
}

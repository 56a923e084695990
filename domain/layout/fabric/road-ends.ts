import Flatbush from "flatbush";
import { distance } from "./edge-index.ts";
import type { Frame } from "./rings.ts";
import { crossed, Soup } from "./soup.ts";

/** A line that ends this close to another is meant to reach it. */
const REACH_M = 15;

/** Nearer than this, units: they meet. */
const TOUCHES = 1.5;

export type Line = { points: readonly number[]; tag: number };

/**
 * The stretches that are missing between the ends of lines and what they nearly reach: straight on where something lies there, else
 * the shortest way. Each runs a little past what it reaches, so that it meets it after rounding. What fills a gap in a wall can be crossed.
 */
export function missingStretches(
  lines: readonly Line[],
  border: Soup,
  frame: Frame,
  isBuilt: (ax: number, ay: number, bx: number, by: number) => boolean,
): Soup {
  const all = new Soup();
  const owner: number[] = [];
  lines.forEach(({ points, tag }, line) => {
    const before = all.length;
    all.addLine(points, tag);
    for (let i = before; i < all.length; i++) owner.push(line);
  });
  all.addAll(border);
  const stretches = new Soup();
  if (all.length === 0) return stretches;
  const { ax, ay, bx, by } = all;
  const index = new Flatbush(all.length, 16, Int32Array);
  for (let i = 0; i < all.length; i++) {
    index.add(Math.min(ax[i], bx[i]), Math.min(ay[i], by[i]), Math.max(ax[i], bx[i]), Math.max(ay[i], by[i]));
  }
  index.finish();
  const kx = frame.east / frame.north;
  const reach = REACH_M / frame.north;

  lines.forEach(({ points, tag }, line) => {
    const last = points.length - 2;
    for (const [at, before] of [
      [0, 2],
      [last, last - 2],
    ]) {
      const [px, py] = [points[at], points[at + 1]];
      const near = index
        .search(px - reach / kx, py - reach, px + reach / kx, py + reach)
        .filter((segment) => owner[segment] !== line);
      const away = near.map((segment) => distance(px, py, ax[segment], ay[segment], bx[segment], by[segment], kx));
      const least = away.reduce((one, other) => Math.min(one, other), Infinity);
      if (!(least <= reach) || least < TOUCHES) continue;
      const ahead = straightOn(px, py, points[before], points[before + 1], near, all, reach, kx);
      const segment = near[away.indexOf(least)];
      const [x, y] = ahead ?? nearestOn(px, py, ax[segment], ay[segment], bx[segment], by[segment], kx);
      const length = Math.hypot(x - px, y - py);
      const [endX, endY] = [x + (2 * (x - px)) / length, y + (2 * (y - py)) / length];
      if (!isBuilt(px, py, endX, endY)) stretches.add(px, py, Math.round(endX), Math.round(endY), crossed(tag));
    }
  });
  return stretches;
}

/** Where one meets the first of `near` going on from q through p; null where that is further than `reach`. */
function straightOn(
  px: number,
  py: number,
  qx: number,
  qy: number,
  near: readonly number[],
  { ax, ay, bx, by }: Soup,
  reach: number,
  kx: number,
): [x: number, y: number] | null {
  const length = Math.hypot((px - qx) * kx, py - qy);
  const [dx, dy] = [((px - qx) / length) * reach, ((py - qy) / length) * reach];
  let first = Infinity;
  for (const i of near) {
    const [ex, ey] = [bx[i] - ax[i], by[i] - ay[i]];
    const over = dx * ey - dy * ex;
    if (over === 0) continue;
    const t = ((ax[i] - px) * ey - (ay[i] - py) * ex) / over;
    const u = ((ax[i] - px) * dy - (ay[i] - py) * dx) / over;
    if (t > 0 && t <= 1 && u >= 0 && u <= 1 && t < first) first = t;
  }
  return first === Infinity ? null : [px + dx * first, py + dy * first];
}

function nearestOn(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  kx: number,
): [x: number, y: number] {
  const [dx, dy] = [(bx - ax) * kx, by - ay];
  const t = Math.max(0, Math.min(1, ((px - ax) * kx * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}

import Flatbush from "flatbush";
import { crossing, passes } from "./hot-pixel.ts";
import { pointKey, xOfKey, yOfKey } from "./lattice.ts";
import { joinTags, type Soup } from "./soup.ts";

/** Segments that meet at their ends alone, each once. */
export type Net = {
  /** Lattice points. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Per edge the points at its ends, and its tag. */
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly tag: Uint8Array;
};

/** A point that noding put on a segment it should have left alone. */
export type Stray = { x: number; y: number; segment: number };

/**
 * Nodes all segments by snap rounding (J. Hobby 1999): every end and every crossing, rounded, is a hot pixel, and a segment
 * goes through the middle of each that it passes. Strays are reported of the first `pinned` segments.
 */
export function node(soup: Soup, pinned = 0): { net: Net; strays: Stray[] } {
  const points = hotPoints(soup);
  const { x, y } = points;
  const edges = new Map<number, number>();
  const [a, b, tag]: number[][] = [[], [], []];
  const strays: Stray[] = [];
  const index = new Flatbush(Math.max(1, x.length), 16, Int32Array);
  for (let i = 0; i < x.length; i++) index.add(x[i], y[i], x[i], y[i]);
  if (x.length === 0) index.add(0, 0, 0, 0);
  index.finish();

  for (let i = 0; i < soup.length; i++) {
    const [ax, ay, bx, by] = [soup.ax[i], soup.ay[i], soup.bx[i], soup.by[i]];
    const on = index
      .search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
      .filter((point) => passes(ax, ay, bx, by, x[point], y[point]));
    const along = (point: number) => (x[point] - ax) * (bx - ax) + (y[point] - ay) * (by - ay);
    on.sort((p, q) => along(p) - along(q));
    if (i < pinned) for (const point of on.slice(1, -1)) strays.push({ x: x[point], y: y[point], segment: i });
    for (let k = 1; k < on.length; k++) {
      const [from, to] = on[k - 1] < on[k] ? [on[k - 1], on[k]] : [on[k], on[k - 1]];
      const key = from * x.length + to;
      const edge = edges.get(key);
      if (edge !== undefined) tag[edge] = joinTags(tag[edge], soup.tag[i]);
      else {
        edges.set(key, tag.length);
        a.push(from);
        b.push(to);
        tag.push(soup.tag[i]);
      }
    }
  }
  return { net: { x, y, a: Uint32Array.from(a), b: Uint32Array.from(b), tag: Uint8Array.from(tag) }, strays };
}

/** Every end and every rounded crossing, once. */
function hotPoints(soup: Soup): { x: Int32Array; y: Int32Array } {
  const keys: number[] = [];
  const add = (x: number, y: number) => keys.push(pointKey(x, y));
  const { ax, ay, bx, by } = soup;
  for (let i = 0; i < soup.length; i++) {
    add(ax[i], ay[i]);
    add(bx[i], by[i]);
  }
  const index = segmentIndex(soup);
  for (let i = 0; i < soup.length; i++) {
    const near = index.search(
      Math.min(ax[i], bx[i]),
      Math.min(ay[i], by[i]),
      Math.max(ax[i], bx[i]),
      Math.max(ay[i], by[i]),
      (k) => k > i,
    );
    for (const k of near) {
      const at = crossing(ax[i], ay[i], bx[i], by[i], ax[k], ay[k], bx[k], by[k]);
      if (at) add(at[0], at[1]);
    }
  }
  // why sorted: far quicker than a set, and points near each other are then near each other in memory
  const sorted = Float64Array.from(keys).sort();
  const unique = sorted.filter((key, i) => i === 0 || key !== sorted[i - 1]);
  return { x: Int32Array.from(unique, xOfKey), y: Int32Array.from(unique, yOfKey) };
}

function segmentIndex({ length, ax, ay, bx, by }: Soup): Flatbush {
  const index = new Flatbush(Math.max(1, length), 16, Int32Array);
  for (let i = 0; i < length; i++) {
    index.add(Math.min(ax[i], bx[i]), Math.min(ay[i], by[i]), Math.max(ax[i], bx[i]), Math.max(ay[i], by[i]));
  }
  if (length === 0) index.add(0, 0, 0, 0);
  index.finish();
  return index;
}

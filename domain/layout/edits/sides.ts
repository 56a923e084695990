// On which side of a line cells lie.

import type { Point } from "../edit.ts";

/** Farther out than any coordinate of a fabric. */
const FAR = 2 ** 24;

/**
 * Whether points lie on the right of a line that goes on straight beyond both of its ends.
 *
 *      ╲ left              the line, its two continuations and a wide bow on the right enclose the right side:
 *       ●───●              even–odd tells, also where the line crosses itself
 *            ╲ right
 */
export function rightOfLine(line: readonly Point[]): (x: number, y: number) => boolean {
  const [first, last] = [line[0], line[line.length - 1]];
  const start = beyond(line[1], first);
  const end = beyond(line[line.length - 2], last);
  const ring: Point[] = [start, ...line, end, ...bow(end, start)];
  return (x, y) => {
    let isInside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
    }
    return isInside;
  };
}

/** A point far out, straight on from `from` through `through`. */
function beyond(from: Point, through: Point): Point {
  const [dx, dy] = [through[0] - from[0], through[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  return [through[0] + (dx / length) * FAR, through[1] + (dy / length) * FAR];
}

/** Corners far out, clockwise from one far point to another. */
function bow(from: Point, to: Point): Point[] {
  const angle = ([x, y]: Point) => Math.atan2(y, x);
  const begin = angle(from);
  const turn = (begin - angle(to) + 4 * Math.PI) % (2 * Math.PI);
  const corners = Math.floor(turn / (Math.PI / 6));
  return Array.from({ length: corners }, (_, i): Point => {
    const at = begin - ((i + 1) * turn) / (corners + 1);
    return [2 * FAR * Math.cos(at), 2 * FAR * Math.sin(at)];
  });
}

/** The line without points that repeat the one before; null where less than two are left. */
export function cleanLine(line: readonly Point[]): Point[] | null {
  const clean = line.filter(([x, y], i) => i === 0 || x !== line[i - 1][0] || y !== line[i - 1][1]);
  const isWhole = clean.every(([x, y]) => Number.isInteger(x) && Number.isInteger(y));
  return clean.length >= 2 && isWhole ? clean : null;
}

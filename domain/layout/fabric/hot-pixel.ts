import { turn } from "./lattice.ts";

// A hot pixel is the unit square around a lattice point, half-open: it holds its left and lower side and of its corners the
// lower left alone. Holding all four, noding would never settle.

/** The lattice point whose pixel holds the crossing of two segments that properly cross; null where they do not. */
export function crossing(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): [x: number, y: number] | null {
  const c = turn(ax, ay, bx, by, cx, cy);
  const d = turn(ax, ay, bx, by, dx, dy);
  if (c === 0 || d === 0 || c > 0 === d > 0) return null;
  const a = turn(cx, cy, dx, dy, ax, ay);
  const b = turn(cx, cy, dx, dy, bx, by);
  if (a === 0 || b === 0 || a > 0 === b > 0) return null;
  const over = a - b;
  return [roundedAlong(ax, bx - ax, a, over), roundedAlong(ay, by - ay, a, over)];
}

/** Where rounding of doubles might choose the wrong side of a half. */
const DOUBT = 1e-4;

/** floor(from + by · part / over + ½), exactly. */
function roundedAlong(from: number, by: number, part: number, over: number): number {
  const shifted = from + by * (part / over) + 0.5;
  const whole = Math.floor(shifted);
  const rest = shifted - whole;
  if (rest > DOUBT && rest < 1 - DOUBT) return whole;
  const sign = over < 0 ? -1n : 1n;
  const below = 2n * BigInt(over) * sign;
  const above = (2n * (BigInt(from) * BigInt(over) + BigInt(by) * BigInt(part)) + BigInt(over)) * sign;
  const quotient = above / below;
  return Number(above < 0n && quotient * below !== above ? quotient - 1n : quotient);
}

/**
 * Whether the segment a → b passes the pixel of (x, y). Exact.
 *
 * why so long: the place t along the segment must meet every side of the square, and which sides belong to it depends on
 * the direction. Numbers are doubled, so that the sides are whole; each bound on t is a fraction kept as two whole numbers.
 */
export function passes(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if (bx < ax) return passes(bx, by, ax, ay, x, y);
  const dx = 2 * (bx - ax);
  const dy = 2 * (by - ay);
  const left = 2 * (x - ax) - 1;
  const low = 2 * (y - ay) - 1;
  if (dx === 0) {
    if (x !== ax) return false;
    return dy > 0 ? low <= dy && low + 2 > 0 : low <= 0 && low + 2 > dy;
  }
  // left ≤ t·dx < left + 2, 0 ≤ t ≤ 1
  if (left > dx || left + 2 <= 0) return false;
  if (dy === 0) return y === ay;
  if (dy > 0) {
    // low ≤ t·dy < low + 2
    if (low > dy || low + 2 <= 0) return false;
    return left * dy < (low + 2) * dx && low * dx < (left + 2) * dy;
  }
  // low ≤ t·dy < low + 2 with dy < 0: (low + 2)/dy < t ≤ low/dy
  if (low + 2 <= dy || low > 0) return false;
  return left * -dy <= -low * dx && -(low + 2) * dx < (left + 2) * -dy;
}

/** A point of the plan: metres east and north of the town's middle, before the town is turned. */
export type Point = readonly [x: number, y: number];

export const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

export const mix = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Signed area in m², positive when the ring (not closed) runs counter-clockwise. */
export function ringAreaM2(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x0, y0] = ring[i];
    const [x1, y1] = ring[(i + 1) % ring.length];
    twice += x0 * y1 - x1 * y0;
  }
  return twice / 2;
}

export function centroid(ring: readonly Point[]): Point {
  const [ox, oy] = ring[0];
  let [x, y, twice] = [0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const [x0, y0] = [ring[i][0] - ox, ring[i][1] - oy];
    const next = ring[(i + 1) % ring.length];
    const [x1, y1] = [next[0] - ox, next[1] - oy];
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return [ox + x / (3 * twice), oy + y / (3 * twice)];
}

/** True when the ring (not closed) holds the point, by the even-odd rule. */
export function holds(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Where the segments cross, or null. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? mix(a, b, t) : null;
}

export const chainLengthM = (chain: readonly Point[]): number =>
  chain.reduce((sum, point, i) => (i ? sum + distance(chain[i - 1], point) : 0), 0);

/** The point at `alongM` metres from the start of the chain. */
export function pointAlong(chain: readonly Point[], alongM: number): Point {
  let rest = alongM;
  for (let i = 1; i < chain.length; i++) {
    const length = distance(chain[i - 1], chain[i]);
    if (rest <= length) return mix(chain[i - 1], chain[i], length === 0 ? 0 : Math.max(0, rest / length));
    rest -= length;
  }
  return chain[chain.length - 1];
}

/** The part of the chain between two distances from its start. */
export function partOf(chain: readonly Point[], fromM: number, toM: number): Point[] {
  const part: Point[] = [pointAlong(chain, fromM)];
  let along = 0;
  for (let i = 1; i < chain.length; i++) {
    along += distance(chain[i - 1], chain[i]);
    if (along > fromM + 0.05 && along < toM - 0.05) part.push(chain[i]);
  }
  part.push(pointAlong(chain, toM));
  return part;
}

/** The chain without vertices that lie within `toleranceM` of the line between their neighbours kept. */
export function straightened(chain: readonly Point[], toleranceM: number): Point[] {
  if (chain.length < 3) return [...chain];
  let [worst, far] = [0, toleranceM];
  for (let i = 1; i < chain.length - 1; i++) {
    const off = distanceToSegment(chain[i], chain[0], chain[chain.length - 1]);
    if (off > far) [worst, far] = [i, off];
  }
  if (worst === 0) return [chain[0], chain[chain.length - 1]];
  return [
    ...straightened(chain.slice(0, worst + 1), toleranceM),
    ...straightened(chain.slice(worst), toleranceM).slice(1),
  ];
}

/** The chain moved `byM` metres to its left. */
export function moved(chain: readonly Point[], byM: number): Point[] {
  return chain.map((point, i) => {
    const before = chain[Math.max(0, i - 1)];
    const after = chain[Math.min(chain.length - 1, i + 1)];
    const into = unit(before === point ? point : before, point === before ? after : point);
    const out = unit(point, after === point ? [point[0] * 2 - before[0], point[1] * 2 - before[1]] : after);
    const [nx, ny] = [-(into[1] + out[1]), into[0] + out[0]];
    const scale = (2 * byM) / Math.max(0.5, nx * nx + ny * ny);
    return [point[0] + nx * scale, point[1] + ny * scale];
  });
}

function unit(a: Point, b: Point): Point {
  const length = distance(a, b) || 1;
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

/** A frame of its own inside the plan: x along `angle`, y to its left. */
export class Local {
  readonly origin: Point;
  readonly angle: number;
  private readonly cos: number;
  private readonly sin: number;

  constructor(origin: Point, angle: number) {
    this.origin = origin;
    this.angle = angle;
    this.cos = Math.cos(angle);
    this.sin = Math.sin(angle);
  }

  /** From this frame to the plan. */
  out(x: number, y: number): Point {
    return [this.origin[0] + x * this.cos - y * this.sin, this.origin[1] + x * this.sin + y * this.cos];
  }

  /** From the plan to this frame. */
  in([x, y]: Point): Point {
    const [dx, dy] = [x - this.origin[0], y - this.origin[1]];
    return [dx * this.cos + dy * this.sin, -dx * this.sin + dy * this.cos];
  }
}

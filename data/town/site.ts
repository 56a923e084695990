import type { Building, Draft, Parcel } from "./draft.ts";
import { centroid, crossing, distance, holds, Local, moved, type Point, ringAreaM2, straightened } from "./geometry.ts";
import type { Face, Plan } from "./plan.ts";

/** The face's outline moved inwards, each side by its own distance in metres; null when nothing is left. */
export function inset(plan: Plan, face: Face, byM: readonly number[]): Point[] | null {
  const chains = face.sides.map((side, i) => extended(moved(straightened(plan.line(side.chain), 0.4), byM[i])));
  const cuts: { end: number; point: Point; start: number }[] = [];
  for (let i = 0; i < 4; i++) {
    const meeting = lastMeeting(chains[i], chains[(i + 1) % 4]);
    if (!meeting) return null;
    cuts.push(meeting);
  }
  const ring: Point[] = [];
  for (let i = 0; i < 4; i++) {
    const from = cuts[(i + 3) % 4];
    if (cuts[i].end < from.start) return null;
    ring.push(from.point, ...chains[i].slice(from.start, cuts[i].end));
  }
  const clean = ring.filter((point, i) => distance(point, ring[(i + ring.length - 1) % ring.length]) > 0.3);
  return clean.length >= 4 && ringAreaM2(clean) > 150 ? clean : null;
}

/** Where `a` last meets `b`: index of the first vertex of `a` after it, of `b` after it. */
function lastMeeting(a: Point[], b: Point[]) {
  for (let i = a.length - 1; i > 0; i--) {
    for (let j = 1; j < b.length; j++) {
      const point = crossing(a[i - 1], a[i], b[j - 1], b[j]);
      if (point) return { end: i, point, start: j };
    }
  }
  return null;
}

/** Both ends drawn out, so that neighbours surely meet. */
function extended(chain: Point[]): Point[] {
  const outwards = (from: Point, to: Point): Point => {
    const length = distance(from, to) || 1;
    return [to[0] + ((to[0] - from[0]) / length) * 90, to[1] + ((to[1] - from[1]) / length) * 90];
  };
  const last = chain.length - 1;
  return [outwards(chain[1], chain[0]), ...chain.slice(1, last), outwards(chain[last - 1], chain[last])];
}

/** A frame along the parcel's south and north sides, so that rows of buildings face south as far as the parcel lets them. */
function frameOf(plan: Plan, face: Face, middle: Point): Local {
  const south = plan.side(face, 0);
  const north = plan.side(face, 2);
  const [a, b] = [south[0], south[south.length - 1]];
  const [d, c] = [north[0], north[north.length - 1]];
  const along = Math.atan2(b[1] - a[1] + d[1] - c[1], b[0] - a[0] + d[0] - c[0]);
  return new Local(middle, Math.max(-0.3, Math.min(0.3, along)));
}

/** The parcel's free ground in its own frame. */
export type Site = {
  parcel: Parcel;
  ring: Point[];
  frame: Local;
  local: Point[];
  west: number;
  east: number;
  south: number;
  north: number;
};

export function siteOf(plan: Plan, parcel: Parcel, ring: Point[]): Site {
  const frame = frameOf(plan, parcel.face, centroid(ring));
  const local = ring.map((point) => frame.in(point));
  const xs = local.map(([x]) => x);
  const ys = local.map(([, y]) => y);
  return {
    parcel,
    ring,
    frame,
    local,
    west: Math.min(...xs),
    east: Math.max(...xs),
    south: Math.min(...ys),
    north: Math.max(...ys),
  };
}

/** How far the site reaches from west to east everywhere between `y0` and `y1` of its frame; null when it does not. */
export function reach(site: Site, y0: number, y1: number): [west: number, east: number] | null {
  let [west, east] = [-Infinity, Infinity];
  const levels = [y0, y1, ...site.local.map(([, y]) => y).filter((y) => y > y0 && y < y1)];
  for (const y of levels) {
    const xs: number[] = [];
    for (let i = 0; i < site.local.length; i++) {
      const [a, b] = [site.local[i], site.local[(i + 1) % site.local.length]];
      if (a[1] > y !== b[1] > y) xs.push(a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]));
    }
    if (xs.length < 2) {
      if (y === y0 || y === y1) return null;
      continue;
    }
    west = Math.max(west, Math.min(...xs));
    east = Math.min(east, Math.max(...xs));
  }
  return east - west > 8 ? [west, east] : null;
}

/** True when the rectangle with its south-west corner at (x, y) of the site's frame lies in the site. */
export const roomFor = (site: Site, x: number, y: number, lengthM: number, depthM: number): boolean =>
  fits(site.local, [
    [x, y],
    [x + lengthM, y],
    [x + lengthM, y + depthM],
    [x, y + depthM],
  ]);

/** A rectangle's corners, counter-clockwise from the south-west. */
export const corners = (frame: Local, lengthM: number, depthM: number): Point[] => [
  frame.out(-lengthM / 2, -depthM / 2),
  frame.out(lengthM / 2, -depthM / 2),
  frame.out(lengthM / 2, depthM / 2),
  frame.out(-lengthM / 2, depthM / 2),
];

/** True when every corner, and the middle of every side, lies in the ring. */
export const fits = (ring: readonly Point[], rectangle: readonly Point[]): boolean =>
  rectangle.every((corner, i) => {
    const next = rectangle[(i + 1) % rectangle.length];
    return holds(ring, corner) && holds(ring, [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2]);
  });

/** True when two convex rings come nearer than `gapM` along every axis of either (separating axes). */
function collide(a: readonly Point[], b: readonly Point[], gapM = 0): boolean {
  for (const ring of [a, b]) {
    for (let i = 0; i < ring.length; i++) {
      const [p, q] = [ring[i], ring[(i + 1) % ring.length]];
      const length = distance(p, q);
      const [nx, ny] = [(q[1] - p[1]) / length, (p[0] - q[0]) / length];
      const along = ([x, y]: Point) => x * nx + y * ny;
      const [as, bs] = [a.map(along), b.map(along)];
      if (Math.max(...as) + gapM <= Math.min(...bs) || Math.max(...bs) + gapM <= Math.min(...as)) return false;
    }
  }
  return true;
}

/** The building's rectangle. */
export const box = (building: Building): Point[] => corners(building.frame, building.lengthM, building.depthM);

/** Adds a building to a lot of the parcel that holds all of it; undefined when none does or another stands there. */
export function build(
  draft: Draft,
  parcel: Parcel,
  made: Omit<Building, "lot" | "ring" | "number" | "missing" | "name"> & {
    ring?: Point[];
    name?: string;
    gapM?: number;
  },
): Building | undefined {
  const rectangle = corners(made.frame, made.lengthM, made.depthM);
  const lot = parcel.lots.find((lot) => fits(draft.plan.outline(lot.face), rectangle));
  if (!lot) return undefined;
  for (const other of parcel.lots) {
    for (const there of other.buildings) {
      const apart = distance(there.frame.origin, made.frame.origin) - (made.gapM ?? 1.5);
      if (apart > (there.lengthM + there.depthM + made.lengthM + made.depthM) / 2) continue;
      if (collide(box(there), rectangle, made.gapM ?? 1.5)) return undefined;
    }
  }
  const { gapM: _, ...rest } = made;
  const building = { name: "", ...rest, ring: made.ring ?? rectangle, lot, missing: 0, number: ++parcel.buildings };
  lot.buildings.push(building);
  return building;
}

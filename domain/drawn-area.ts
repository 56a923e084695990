// An area drawn by hand: whether it can be used, and what lies in it. Rings are closed: the last position is the first.

import type { Polygon } from "geojson";
import { fromLattice, type Position } from "./position.ts";

/** More corners than this say no more on a map of a town, and take long to check. */
export const MOST_CORNERS = 2_000;

/** Wider or higher than this, degrees, is no part of a town. */
const WIDEST = 0.5;

/** Flatter than this, square degrees (about a square metre), is a line. */
const FLAT = 1e-10;

export type AreaFault = "too_few" | "too_many" | "not_closed" | "crosses" | "flat" | "too_large";

type Ring = readonly (readonly number[])[];

/** What is wrong with a polygon, and where if that can be said; null when nothing is. */
export function areaFault({ coordinates }: Polygon): { fault: AreaFault; at: Position | null } | null {
  const fault = (fault: AreaFault, at: readonly number[] | null = null) => ({
    fault,
    at: at && ([at[0], at[1]] as Position),
  });
  const corners = coordinates.reduce((sum, ring) => sum + ring.length, 0);
  if (corners > MOST_CORNERS) return fault("too_many");
  if (coordinates.length === 0) return fault("too_few");
  for (const ring of coordinates) {
    if (ring.length < 4) return fault("too_few", ring[0] ?? null);
    if (!same(ring[0], ring[ring.length - 1])) return fault("not_closed", ring[ring.length - 1]);
  }
  const [west, south, east, north] = boxOf(coordinates[0]);
  if (east - west > WIDEST || north - south > WIDEST) return fault("too_large");
  const crossing = crossingOf(coordinates);
  if (crossing) return fault("crosses", crossing.at);
  for (const ring of coordinates) if (Math.abs(signedArea(ring)) < FLAT) return fault("flat", ring[0]);
  return null;
}

/** How many of the points (lattice numbers) lie in `area`; holes are not in it. */
export function countWithin(points: { lng: Int32Array; lat: Int32Array; length: number }, area: Polygon): number {
  const [west, south, east, north] = boxOf(area.coordinates[0]);
  let count = 0;
  for (let row = 0; row < points.length; row++) {
    const lng = fromLattice(points.lng[row]);
    const lat = fromLattice(points.lat[row]);
    if (lng < west || lng > east || lat < south || lat > north) continue;
    if (isWithin(lng, lat, area)) count++;
  }
  return count;
}

/** Whether a position lies in `area`: by the even-odd rule, so that a hole is out. */
export function isWithin(lng: number, lat: number, { coordinates }: Polygon): boolean {
  let inside = false;
  for (const ring of coordinates) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > lat !== by > lat && lng < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/**
 * The polygon of a stroke drawn around something. A hand overshoots: where the stroke crosses itself, the largest loop is
 * what was meant.
 *
 *        ╭───╮
 *        │   │       the two ends past the crossing are dropped
 *        ╰───┼─
 *            │
 */
export function loopOf(stroke: readonly Position[]): Polygon {
  let ring: Position[] = thinned(stroke);
  const open = [...ring];
  let largest: { i: number; j: number; at: Position } | null = null;
  for (let i = 0; i + 1 < open.length; i++) {
    for (let j = i + 2; j + 1 < open.length; j++) {
      const at = meeting(open[i], open[i + 1], open[j], open[j + 1]);
      if (at && (!largest || j - i > largest.j - largest.i)) largest = { i, j, at };
    }
  }
  if (largest) ring = [largest.at, ...open.slice(largest.i + 1, largest.j + 1)];
  return { type: "Polygon", coordinates: [[...ring, ring[0]].map(([lng, lat]) => [lng, lat])] };
}

/** At most so many corners are kept of a stroke: one every few pixels. */
const MOST_KEPT = 300;

function thinned(stroke: readonly Position[]): Position[] {
  const step = Math.max(1, Math.ceil(stroke.length / MOST_KEPT));
  return stroke.filter(
    (position, index) => index % step === 0 && (index === 0 || !same(position, stroke[index - step])),
  );
}

const same = (a: readonly number[], b: readonly number[]): boolean => a[0] === b[0] && a[1] === b[1];

function boxOf(ring: Ring): [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of ring) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Twice the area would be the cross product; positive counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  const [[ox, oy]] = ring;
  for (let i = 0; i + 1 < ring.length; i++) {
    sum += (ring[i][0] - ox) * (ring[i + 1][1] - oy) - (ring[i + 1][0] - ox) * (ring[i][1] - oy);
  }
  return sum / 2;
}

/** Where two sides meet that are not neighbours, or neighbours run back over each other; null where none do. */
function crossingOf(rings: readonly Ring[]): { at: readonly number[] } | null {
  const sides = rings.flatMap((ring, of) =>
    ring.slice(1).map((to, index) => ({ from: ring[index], to, of, index, last: ring.length - 2 })),
  );
  for (let i = 0; i < sides.length; i++) {
    for (let j = i + 1; j < sides.length; j++) {
      const [a, b] = [sides[i], sides[j]];
      const areNeighbours = a.of === b.of && (b.index === a.index + 1 || (a.index === 0 && b.index === a.last));
      if (areNeighbours) continue;
      const at = meeting(a.from, a.to, b.from, b.to);
      if (at) return { at };
    }
  }
  return null;
}

/** Where the stretches ab and cd meet; null where they do not. Stretches on one line meet where they overlap. */
function meeting(
  a: readonly number[],
  b: readonly number[],
  c: readonly number[],
  d: readonly number[],
): Position | null {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return null;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return null;
  const side = (p: readonly number[], q: readonly number[], r: readonly number[]) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (abc * abd > 0 || cda * cdb > 0) return null;
  const cross = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (cross === 0) return [c[0], c[1]];
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / cross;
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

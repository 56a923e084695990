import type { MultiPolygon, Polygon, Position } from "geojson";
import { toLattice } from "../../position.ts";
import { FURTHEST, metresPerUnit, turn } from "./lattice.ts";

/** Where a fabric stands: how positions become its coordinates and those metres. */
export type Frame = {
  readonly origin: readonly [lng: number, lat: number];
  /** Metres of one unit. */
  readonly east: number;
  readonly north: number;
};

export const frameAt = (origin: readonly [number, number]): Frame => ({ origin, ...metresPerUnit(origin[1]) });

/** x, y, x, y, … without the closing point. */
export type Ring = readonly number[];

/** A position in lattice numbers from the origin; null when it is no position or lies too far off. */
export function toUnits([lng, lat]: Position, { origin }: Frame): [x: number, y: number] | null {
  const [x, y] = [toLattice(lng) - origin[0], toLattice(lat) - origin[1]];
  return Math.abs(x) <= FURTHEST && Math.abs(y) <= FURTHEST ? [x, y] : null;
}

/** Degrees of a point given in lattice numbers from the origin. */
export const toDegrees = (x: number, y: number, { origin }: { origin: readonly [number, number] }): Position => [
  (x + origin[0]) / 1e7,
  (y + origin[1]) / 1e7,
];

/** The polygons of a shape, each its rings in lattice numbers; null where a point lies too far off. */
export function polygonsOf(shape: MultiPolygon | Polygon, frame: Frame): Ring[][] | null {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const all: Ring[][] = [];
  for (const polygon of polygons) {
    const rings: Ring[] = [];
    for (const positions of polygon) {
      const ring = lineOf(positions, frame);
      if (!ring) return null;
      const last = ring.length - 2;
      if (ring.length > 2 && ring[0] === ring[last] && ring[1] === ring[last + 1]) ring.length = last;
      if (ring.length >= 6) rings.push(ring);
    }
    if (rings.length > 0) all.push(rings);
  }
  return all;
}

/** A line in lattice numbers without points that repeat; null where a point lies too far off. */
export function lineOf(positions: readonly Position[], frame: Frame): number[] | null {
  const points: number[] = [];
  for (const position of positions) {
    const at = toUnits(position, frame);
    if (!at) return null;
    if (points.length > 0 && points[points.length - 2] === at[0] && points[points.length - 1] === at[1]) continue;
    points.push(at[0], at[1]);
  }
  return points;
}

/** Twice the signed area, positive counter-clockwise; exact. */
export function twiceAreaOf(ring: Ring): number {
  let sum = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    sum += turn(ring[0], ring[1], ring[i], ring[i + 1], ring[i + 2], ring[i + 3]);
  }
  return sum;
}

/** Twice the area of polygons that do not overlap: outer rings less their holes, whichever way they run; exact. */
export const drawnTwiceArea = (polygons: readonly (readonly Ring[])[]): number =>
  polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + Math.abs(twiceAreaOf(outer)) - holes.reduce((inner, hole) => inner + Math.abs(twiceAreaOf(hole)), 0),
    0,
  );

/** Whether a point lies within rings, by the even-odd rule. */
export function isWithin(x: number, y: number, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [xi, yi, xj, yj] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

export type Box = [west: number, south: number, east: number, north: number];

export function boxOf(rings: readonly Ring[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
  }
  return box;
}

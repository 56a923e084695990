/** `[lng, lat]` in WGS 84 degrees. */
export type Position = readonly [lng: number, lat: number];

/** `[west, south, east, north]` in WGS 84 degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Stored positions lie on a lattice of 1e-7 degree, about a centimetre. */
export const LATTICE_PER_DEGREE = 1e7;

/** The lattice number nearest to `degrees`. */
export const toLattice = (degrees: number): number => Math.round(degrees * LATTICE_PER_DEGREE);

/** The degrees of a lattice number: exactly the double the database holds for it. */
export const fromLattice = (lattice: number): number => lattice / LATTICE_PER_DEGREE;

/** The smallest bounds that hold `positions`; null when there are none. */
export function boundsOfPositions(positions: Iterable<readonly number[]>): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return west <= east ? [west, south, east, north] : null;
}

/** The smallest bounds that hold both. */
export const joinBounds = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

import { type Bounds, fromLattice, type Position, toLattice } from "./position.ts";

// Spherical Mercator as map tiles use it: the world is a square, x from 180° W eastward, y from 85.05° N southward.
//
// Points are held as whole numbers, 2^32 to the world's width: a tile of zoom z is 2^(32-z) wide, and at zoom 20 one of
// its 4096 steps is exactly one unit (9 mm at the equator).

/** Units to the world's width. */
export const WORLD = 2 ** 32;

/** The northernmost latitude of a square world, in degrees. */
const MAX_LAT = 85.0511287798066;

/** 0 at 180° W, 1 at 180° E. */
export const mercatorX = (lng: number): number => lng / 360 + 0.5;

/** 0 at 85.05° N, 1 at 85.05° S. */
export function mercatorY(lat: number): number {
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

const clamped = (share: number): number => Math.max(0, Math.min(WORLD - 1, Math.floor(share * WORLD)));

/** The whole world unit a lattice longitude lies in. */
export const worldX = (lngLattice: number): number => clamped(mercatorX(fromLattice(lngLattice)));

/** The whole world unit a lattice latitude lies in. */
export const worldY = (latLattice: number): number => clamped(mercatorY(fromLattice(latLattice)));

/** Bits of each axis within a Morton number: 26 + 26 fit a double exactly. */
export const MORTON_BITS = 26;

/**
 * The number of a world position along the Morton curve, at a resolution of 2^26 to the world's width. Tiles of zoom ≤ 26
 * are ranges of it: those of zoom z begin at multiples of 4^(26-z).
 */
export function morton(x: number, y: number): number {
  const right = x >>> (32 - MORTON_BITS);
  const down = y >>> (32 - MORTON_BITS);
  return (
    (spread(right >>> 13) + 2 * spread(down >>> 13)) * 2 ** 26 + spread(right & 0x1fff) + 2 * spread(down & 0x1fff)
  );
}

/** Where the tile z/x/y begins on the Morton curve; it is 4^(26-z) long. */
export function mortonOfTile(z: number, x: number, y: number): number {
  const size = 2 ** (32 - z);
  return morton(x * size, y * size);
}

// 13 bits abc… to 0a0b0c…
function spread(bits: number): number {
  let wide = bits;
  wide = (wide | (wide << 8)) & 0x00ff00ff;
  wide = (wide | (wide << 4)) & 0x0f0f0f0f;
  wide = (wide | (wide << 2)) & 0x33333333;
  return (wide | (wide << 1)) & 0x55555555;
}

/** The degrees a tile covers. */
export function tileBounds(z: number, x: number, y: number): Bounds {
  const lng = (column: number) => (column / 2 ** z) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  return [lng(x), lat(y + 1), lng(x + 1), lat(y)];
}

/** The position at a point in world units, fractions allowed; on the lattice that stored positions lie on. */
export function positionOf(x: number, y: number): Position {
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) * 180) / Math.PI;
  return [fromLattice(toLattice((x / WORLD) * 360 - 180)), fromLattice(toLattice(lat))];
}

/** The equator in metres: a sphere of 6,371,008.8 m, the mean radius of the earth. */
const EQUATOR_M = 2 * Math.PI * 6_371_008.8;

/** Metres that one world unit measures on the ground at `y`: less toward the poles. */
export const metresPerWorldUnit = (y: number): number => EQUATOR_M / WORLD / Math.cosh(Math.PI * (1 - (2 * y) / WORLD));

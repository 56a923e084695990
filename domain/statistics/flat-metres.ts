import type { Position } from "../position.ts";

/** Metres of a degree of a great circle: a sphere of 6,371,008.8 m, the mean radius of the earth. */
export const DEGREE_M = (Math.PI / 180) * 6_371_008.8;

/**
 * Degrees as metres on a plane, true at the latitude `lat` (equirectangular), and back: a tenth of a degree away, lengths west–east are
 * off by a thousandth.
 */
export function flatMetres(lat: number) {
  const perLng = DEGREE_M * Math.cos((lat * Math.PI) / 180);
  return {
    of: (lng: number, lat: number): [x: number, y: number] => [lng * perLng, lat * DEGREE_M],
    back: (x: number, y: number): Position => [x / perLng, y / DEGREE_M],
  };
}

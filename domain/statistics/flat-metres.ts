import { DEGREE_M } from "../bearing.ts";
import type { Position } from "../position.ts";

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

import type { Position } from "./position.ts";

/** Mean radius of the earth, metres (IUGG). */
const EARTH_M = 6_371_008.8;

/** Metres of a degree of a great circle. */
export const DEGREE_M = (Math.PI / 180) * EARTH_M;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions over the sphere, as the crow flies (haversine, Sinnott 1984). */
export function metresBetween(from: Position, to: Position): number {
  const [lng1, lat1, lng2, lat2] = [...from, ...to].map(radians);
  const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lng2 - lng1) / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Degrees clockwise from north, 0 ≤ bearing < 360, in which `to` lies from `from`; 0 when they are the same. */
export function bearingOf(from: Position, to: Position): number {
  const [lng1, lat1, lng2, lat2] = [...from, ...to].map(radians);
  const east = Math.sin(lng2 - lng1) * Math.cos(lat2);
  const north = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lng2 - lng1);
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** The eight winds, clockwise. */
const WINDS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Wind = (typeof WINDS)[number];

/** The wind nearest to `bearing`: 350° is north. */
export const windOf = (bearing: number): Wind => WINDS[Math.round((((bearing % 360) + 360) % 360) / 45) % 8];

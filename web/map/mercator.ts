import type { Position } from "../../domain/position.ts";

/** deck.gl's common space: Web Mercator, the world 512 units wide, y to the north. */
export const WORLD = 512;

/** Common x of a longitude in degrees. */
export const commonX = (lng: number): number => (lng / 360 + 0.5) * WORLD;

/** Common y of a latitude in degrees (Web Mercator on the sphere, Snyder 1987, eq. 7-2). */
export const commonY = (lat: number): number =>
  (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI) + 0.5) * WORLD;

/** Where a common position is on the globe. */
export const fromCommon = (x: number, y: number): Position => [
  (x / WORLD - 0.5) * 360,
  (Math.atan(Math.exp((y / WORLD - 0.5) * 2 * Math.PI)) * 360) / Math.PI - 90,
];

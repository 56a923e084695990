import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { inject } from "vitest";
import type { Scale } from "../../../data/town/layout.ts";
import { writeTown } from "../../../data/town/town.ts";
import { moveIntoPlace } from "../../support/move-into-place.ts";

export type Ring = [number, number][];
export type Feature = {
  properties: Record<string, string>;
  geometry: { type: string; coordinates: never };
};
export type Row = Record<string, string>;

const UNTIL = "2026-11-20";

/** The folder of a freshly written town. */
export async function writtenTown(scale: Scale, seed = 1, until = UNTIL): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "town-"));
  await writeTown({ scale, seed, until, out });
  return out;
}

/**
 * The folder of such a town for whoever only reads it: written once a run, gone when that ends. Two at once write it twice, and one
 * of them stays.
 */
export async function keptTown(scale: Scale, seed = 1, until = UNTIL): Promise<string> {
  const kept = join(inject("places"), `town ${scale} ${seed} ${until}`);
  if (existsSync(kept)) return kept;
  const written = await writtenTown(scale, seed, until);
  moveIntoPlace(written, kept);
  return kept;
}

/** Every file of the folder by its name. */
export const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

export const featuresOf = (folder: string, name: string): Feature[] =>
  JSON.parse(readFileSync(join(folder, `${name}.geojson`), "utf8")).features;

export const rowsOf = (folder: string, name: string): Row[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { columns: true });

/** Outer rings and holes of a polygon or multipolygon, not closed, on the lattice of 1e-7 degree. */
export function ringsOf(feature: Feature): Ring[] {
  const { type, coordinates } = feature.geometry as { type: string; coordinates: unknown };
  const polygons = (type === "Polygon" ? [coordinates] : coordinates) as Ring[][];
  return polygons.flat().map((ring) => ring.slice(0, -1).map(lattice));
}

export const lattice = ([lng, lat]: readonly number[]): [number, number] => [
  Math.round(lng * 1e7),
  Math.round(lat * 1e7),
];

/** True when the rings hold the point, by the even-odd rule. */
export function inRings(rings: readonly Ring[], [x, y]: readonly number[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Twice the area, exactly. */
export function twiceArea(ring: Ring): bigint {
  let sum = 0n;
  for (let i = 0; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i], ring[(i + 1) % ring.length]];
    sum += BigInt(x0) * BigInt(y1) - BigInt(x1) * BigInt(y0);
  }
  return sum;
}

/** Where two segments cross in a point inside both. */
export function cross(a: number[], b: number[], c: number[], d: number[]): boolean {
  const side = (p: number[], q: number[], r: number[]): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Metres between two positions in degrees; flat, good for a town. */
export function metresBetween(a: readonly number[], b: readonly number[]): number {
  const north = (b[1] - a[1]) * 111_195;
  const east = (b[0] - a[0]) * 111_195 * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(north, east);
}

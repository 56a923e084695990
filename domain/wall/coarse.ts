import type { Polygon } from "geojson";
import { isWithin } from "../drawn-area.ts";
import { fromLattice, type Position } from "../position.ts";

// Where an incident is, as a wall may say it: the centre of a square of the ground, the same for all that lie in it.
//
//   ┌────┬────┐     a square is 8,000 by 8,000 steps of the lattice: 89 m from south to north, 73 m from west to east
//   │  × │  ×·│     at 35° north. × is all that is said of ·
//   └────┴────┘

/** Side of a square in steps of the lattice, 1e-7 degree. */
export const SQUARE = 8_000;

/** The square a lattice number lies in, along one axis. */
export const squareOf = (lattice: number): number => Math.floor(lattice / SQUARE);

/** The centre of a square, in degrees. */
export const centreOf = (column: number, row: number): Position => [
  fromLattice(column * SQUARE + SQUARE / 2),
  fromLattice(row * SQUARE + SQUARE / 2),
];

const STEPS = 8;

/** Points of a square from its centre outwards, each once, in shares of its side. */
const OUTWARDS: readonly (readonly [number, number])[] = Array.from({ length: (STEPS - 1) ** 2 }, (_, index) => {
  const along = (step: number) => (1 + step) / STEPS - 0.5;
  return [along(index % (STEPS - 1)), along(Math.floor(index / (STEPS - 1)))] as const;
}).sort(([ax, ay], [bx, by]) => ax * ax + ay * ay - bx * bx - by * by);

/**
 * The place of a square within `pieces`, the border of a grid: its centre, or where that lies outside, the point nearest to it of a raster of
 * 7 by 7 that lies inside. So a callout never stands in the neighbour's grid. The centre where the border misses all of them.
 */
export function placeWithin(column: number, row: number, pieces: readonly Polygon[]): Position {
  const centre = centreOf(column, row);
  for (const [right, up] of OUTWARDS) {
    const lng = centre[0] + fromLattice(right * SQUARE);
    const lat = centre[1] + fromLattice(up * SQUARE);
    if (pieces.some((piece) => isWithin(lng, lat, piece))) return [lng, lat];
  }
  return centre;
}

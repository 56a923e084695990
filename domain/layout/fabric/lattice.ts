// Whole numbers everywhere: coordinates below 2²², so that cross products of doubled differences stay below 2⁵³, exact in doubles.

/** Coordinates of a fabric stay below this in size. */
export const FURTHEST = 2 ** 22 - 1;

const METRES_PER_UNIT = 111_195 / 1e7;

/** Metres of one lattice unit to the east and to the north, at lattice latitude `latitude` (1e-7 degree). Good for a town. */
export function metresPerUnit(latitude: number): { east: number; north: number } {
  return { east: METRES_PER_UNIT * Math.cos((latitude / 1e7) * (Math.PI / 180)), north: METRES_PER_UNIT };
}

/** One number for a lattice point. */
export const pointKey = (x: number, y: number): number => (x + 2 ** 22) * 2 ** 23 + (y + 2 ** 22);

/** The point of such a number. */
export const xOfKey = (key: number): number => Math.floor(key / 2 ** 23) - 2 ** 22;
export const yOfKey = (key: number): number => (key % 2 ** 23) - 2 ** 22;

/** On which side of a → b lies c: above 0 left, below 0 right, 0 on the line. Exact on the lattice. */
export const turn = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

const roundedAway = (value: number): number => (value < 0 ? -Math.round(-value) : Math.round(value));

/**
 * Points between a and b, at most `stepM` metres apart; x, y, x, y, … without the ends.
 *
 * Both ends give the same points, and the area beside the line stays what it was: an odd number of pieces, and point i from a
 * mirrors point i from b, so that what is gained on one side of the middle is lost on the other.
 */
export function pointsBetween(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  metres: { east: number; north: number },
  stepM: number,
): number[] {
  const pieces = Math.ceil(Math.hypot((bx - ax) * metres.east, (by - ay) * metres.north) / stepM);
  const odd = pieces % 2 === 0 ? pieces + 1 : pieces;
  const points: number[] = [];
  for (let i = 1; i < odd; i++) {
    points.push(ax + roundedAway(((bx - ax) * i) / odd), ay + roundedAway(((by - ay) * i) / odd));
  }
  return points;
}

import KDBush from "kdbush";

/** Households on a sheet: places in millimetres; `building` is 0 for none. All of the same length. */
export type PlacedHouseholds = {
  x: Float64Array;
  y: Float64Array;
  building: Int32Array;
  /** index of its type */
  type: Uint8Array;
};

/** Types of households on a sheet: those that are drawn as a small dot, half as wide as the others. */
export type MarkTypes = { isDot: readonly boolean[] };

/** A building whose doors lie too close for symbols: a figure and shares of types stand for them. */
export type Crowd = { building: number; x: number; y: number; households: number; byType: number[] };

/** How the households of a sheet are drawn: symbols `sizeMm` wide for `rows`, figures for the rest. */
export type HouseholdMarks = { sizeMm: number; rows: number[]; crowds: Crowd[] };

/** Narrower, and one cannot tell the silhouettes of types apart on paper. */
export const LEAST_SYMBOL_MM = 1.3;

/** Fewer doors are drawn even when close. */
const LEAST_CROWD = 4;

/** Half of a symbol and half of a dot, in widths of a symbol. */
const BESIDE_DOT = 0.74;

/** Symbols may touch, not lie on each other. */
const CLOSENESS = 0.95;

/**
 * Which households are drawn one by one, and how large: so that nine in ten do not touch another, at most `mostMm`. Where the doors of
 * a building lie closer than the smallest symbol, it becomes a crowd.
 */
export function householdMarks(placed: PlacedHouseholds, { isDot }: MarkTypes, mostMm: number): HouseholdMarks {
  const byBuilding = new Map<number, number[]>();
  const rows: number[] = [];
  placed.building.forEach((building, row) => {
    const list = byBuilding.get(building);
    if (building === 0) rows.push(row);
    else if (list) list.push(row);
    else byBuilding.set(building, [row]);
  });
  const crowds: Crowd[] = [];
  for (const [building, doors] of byBuilding) {
    const spacing = medianSpacing(placed, doors);
    if (doors.length >= LEAST_CROWD && spacing < LEAST_SYMBOL_MM * CLOSENESS) {
      crowds.push(crowdOf(placed, building, doors, isDot.length));
    } else rows.push(...doors);
  }
  const room = roomBetween(placed, rows, isDot, mostMm).sort((a, b) => a - b);
  const closest = room.length === 0 ? mostMm : room[Math.floor(room.length / 10)];
  const sizeMm = Math.min(mostMm, Math.max(LEAST_SYMBOL_MM, closest * CLOSENESS));
  return { sizeMm, rows, crowds };
}

/** For each of `rows` that is no dot, how wide symbols may be before it touches another, at most `most`. */
function roomBetween(
  { x, y, type }: PlacedHouseholds,
  rows: readonly number[],
  isDot: readonly boolean[],
  most: number,
) {
  if (rows.length === 0) return [];
  const tree = new KDBush(rows.length);
  for (const row of rows) tree.add(x[row], y[row]);
  tree.finish();
  return rows
    .filter((row) => !isDot[type[row]])
    .map((row) =>
      tree.within(x[row], y[row], most).reduce((least, at) => {
        const other = rows[at];
        if (other === row) return least;
        const distance = Math.hypot(x[row] - x[other], y[row] - y[other]);
        return Math.min(least, isDot[type[other]] ? distance / BESIDE_DOT : distance);
      }, most),
    );
}

/** The median distance of doors to their nearest neighbour; infinite for one alone. */
function medianSpacing({ x, y }: PlacedHouseholds, doors: readonly number[]): number {
  const nearest = doors.map((row) =>
    doors.reduce(
      (least, other) => (other === row ? least : Math.min(least, Math.hypot(x[row] - x[other], y[row] - y[other]))),
      Number.POSITIVE_INFINITY,
    ),
  );
  return nearest.sort((a, b) => a - b)[nearest.length >> 1];
}

function crowdOf({ x, y, type }: PlacedHouseholds, building: number, doors: readonly number[], types: number): Crowd {
  const byType = new Array<number>(types).fill(0);
  for (const row of doors) byType[type[row]]++;
  const mean = (values: Float64Array) => doors.reduce((sum, row) => sum + values[row], 0) / doors.length;
  return { building, x: mean(x), y: mean(y), households: doors.length, byType };
}

/** A ring of points of the plane, not closed. */
export type Ring = [x: number, y: number][];

/** Values at the corners of a lattice of squares: column by column along x, row by row along y. */
export type Lattice = { x: number; y: number; step: number; columns: number; rows: number; values: Float64Array };

/** Where the line between two neighbouring corners leaves the ground: 0 at the inner, 1 at the outer one. */
export type Leave = (inner: number, outer: number) => number;

/**
 * The ground on which values are finite and at most `limit`, as polygons, each an outer ring and its holes: marching squares
 * (Lorensen, Cline 1987, in the plane). `leave` says where between an inner and an outer corner the border lies. Outer rings
 * run counter-clockwise where y grows upward.
 *
 *     ○───○───○        ● inner corner, ○ outer
 *     │ ╱─┼─╲ │        the border runs through the sides
 *     ○─┼─●─┼─○        between unlike corners
 *     │ ╲─┼─╱ │
 *     ○───○───○
 */
export function outlineOf(lattice: Lattice, limit: number, leave: Leave): Ring[][] {
  const { columns, rows, values } = lattice;
  const isIn = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < columns && row < rows && values[row * columns + column] <= limit;
  // a side of a square is named by the corner it begins at: even numbers run along x, odd ones along y
  const side = (column: number, row: number, upward: boolean) =>
    2 * ((row + 1) * (columns + 2) + column + 1) + (upward ? 1 : 0);
  const next = new Map<number, number>();
  for (let row = -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
      const corners =
        (isIn(column, row) ? 1 : 0) +
        (isIn(column + 1, row) ? 2 : 0) +
        (isIn(column + 1, row + 1) ? 4 : 0) +
        (isIn(column, row + 1) ? 8 : 0);
      const sides = [
        side(column, row, false),
        side(column + 1, row, true),
        side(column, row + 1, false),
        side(column, row, true),
      ];
      for (const [from, to] of LINES[corners]) next.set(sides[from], sides[to]);
    }
  }
  return polygonsOf(ringsOf(next, (name) => pointOn(lattice, isIn, leave, name)));
}

/** By the corners that are in (1 south-west, 2 south-east, 4 north-east, 8 north-west): from which side to which, the ground at the left. */
const LINES: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [0, 3],
    [2, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [1, 0],
    [3, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
];

function pointOn(
  { x, y, step, columns, rows }: Lattice,
  isIn: (column: number, row: number) => boolean,
  leave: Leave,
  name: number,
): [number, number] {
  const upward = name % 2 === 1;
  const corner = (name - (upward ? 1 : 0)) / 2;
  const row = Math.floor(corner / (columns + 2)) - 1;
  const column = (corner % (columns + 2)) - 1;
  const [otherColumn, otherRow] = upward ? [column, row + 1] : [column + 1, row];
  const first = isIn(column, row);
  const index = (c: number, r: number) => r * columns + c;
  // beyond the lattice nothing is known: the border lies half-way there
  const isKnown = (c: number, r: number) => c >= 0 && r >= 0 && c < columns && r < rows;
  const [inner, outer] = first
    ? [index(column, row), index(otherColumn, otherRow)]
    : [index(otherColumn, otherRow), index(column, row)];
  const share = isKnown(column, row) && isKnown(otherColumn, otherRow) ? leave(inner, outer) : 0.5;
  const along = first ? share : 1 - share;
  return [x + (column + (upward ? 0 : along)) * step, y + (row + (upward ? along : 0)) * step];
}

function ringsOf(next: Map<number, number>, pointOf: (name: number) => [number, number]): Ring[] {
  const rings: Ring[] = [];
  for (const start of [...next.keys()]) {
    const ring: Ring = [];
    for (let name: number | undefined = start; name !== undefined && next.has(name); ) {
      ring.push(pointOf(name));
      const after: number | undefined = next.get(name);
      next.delete(name);
      name = after;
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}

/** Each outer ring with the holes that lie in it. */
function polygonsOf(rings: readonly Ring[]): Ring[][] {
  const outer = rings.filter((ring) => doubleArea(ring) > 0).map((ring): Ring[] => [ring]);
  for (const hole of rings.filter((ring) => doubleArea(ring) <= 0)) {
    const around = outer.filter(([ring]) => holds(ring, hole[0])).sort(([a], [b]) => doubleArea(a) - doubleArea(b));
    around[0]?.push(hole);
  }
  return outer;
}

/** Twice the area of a ring; positive when it runs counter-clockwise where y grows upward. */
function doubleArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Whether the ring holds the point, by the even-odd rule. */
export function holds(ring: Ring, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i], ring[j]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

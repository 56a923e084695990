import { isSame, turn } from "./exact.ts";

/** A polygon with several pieces and holes, as GeoJSON has it: pieces of rings of `[x, y]`, each ring closed. */
export type MultiPolygon = readonly (readonly Ring[])[];

export type Ring = readonly (readonly number[])[];

/** `[west, south, east, north]`; empty where west is above east. */
export type Box = [west: number, south: number, east: number, north: number];

/** A ring without repeated points, and what is known of each of its edges: edge i runs from point i to point i + 1. */
export type EdgeRing = {
  /** closed: the last is the first */
  readonly points: Ring;
  readonly edges: number;
  readonly interiorOnRight: boolean;
  readonly box: Box;
  /** 1 where a neighbour has the same edge and lies on the other side of it */
  readonly matched: Uint8Array;
  readonly invalid: Uint8Array;
};

/** The rings of all pieces, those without edges left out. */
export function edgeRings(polygon: MultiPolygon): EdgeRing[] {
  return polygon.flatMap((piece) =>
    piece.flatMap((ring, index) => {
      const points = withoutRepeats(ring);
      if (points.length < 4) return [];
      const edges = points.length - 1;
      return [
        {
          points,
          edges,
          interiorOnRight: isCounterClockwise(points) === index > 0,
          box: boxOf(points),
          matched: new Uint8Array(edges),
          invalid: new Uint8Array(edges),
        },
      ];
    }),
  );
}

/** The ring without points that repeat the one before. */
export function withoutRepeats(ring: Ring): Ring {
  return ring.filter((point, index) => index === 0 || !isSame(point, ring[index - 1]));
}

/** Whether a closed ring without repeats runs counter-clockwise: decided at its lowest point, exact for rings that do not cross themselves. */
export function isCounterClockwise(ring: Ring): boolean {
  let lowest = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    if (ring[i][1] < ring[lowest][1] || (ring[i][1] === ring[lowest][1] && ring[i][0] < ring[lowest][0])) lowest = i;
  }
  const at = ring[lowest];
  const before = ring[lowest === 0 ? ring.length - 2 : lowest - 1];
  const after = ring[lowest + 1];
  const way = turn(before[0], before[1], at[0], at[1], after[0], after[1]);
  return way === 0 ? signedArea(ring) > 0 : way > 0;
}

/** Area of a closed ring, positive counter-clockwise. */
export function signedArea(ring: Ring): number {
  if (ring.length === 0) return 0;
  const [ox, oy] = ring[0];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    sum += (ring[i][0] - ox) * (ring[i + 1][1] - oy) - (ring[i + 1][0] - ox) * (ring[i][1] - oy);
  }
  return sum / 2;
}

/** Area of a polygon: of its outer rings less that of its holes, whichever way they run. */
export const areaOf = (polygon: MultiPolygon): number =>
  polygon.reduce(
    (sum, piece) =>
      sum + piece.reduce((all, ring, index) => all + Math.abs(signedArea(ring)) * (index === 0 ? 1 : -1), 0),
    0,
  );

export function boxOf(points: Ring): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** The box of all rings of a polygon. */
export function boxOfAll(polygon: MultiPolygon): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const piece of polygon) {
    for (const ring of piece) {
      const [west, south, east, north] = boxOf(ring);
      box[0] = Math.min(box[0], west);
      box[1] = Math.min(box[1], south);
      box[2] = Math.max(box[2], east);
      box[3] = Math.max(box[3], north);
    }
  }
  return box;
}

/** Whether two boxes, the first widened by `margin`, meet. */
export const boxesMeet = (a: Box, b: Box, margin = 0): boolean =>
  a[0] - margin <= b[2] && a[2] + margin >= b[0] && a[1] - margin <= b[3] && a[3] + margin >= b[1];

/** Whether a point lies inside a piece, on none of its rings. Exact. */
export function isInside(x: number, y: number, piece: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of piece) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[i + 1];
      if (Math.max(ax, bx) < x || (ay > y && by > y) || (ay < y && by < y)) continue;
      const side = turn(ax, ay, bx, by, x, y);
      if (side === 0 && x >= Math.min(ax, bx)) return false;
      if (ay > y !== by > y && side > 0 === by > ay) inside = !inside;
    }
  }
  return inside;
}

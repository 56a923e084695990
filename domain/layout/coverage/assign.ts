// Ground that more than one polygon holds, or none: to whom it could go.

import { type Faces, halfEdgesOf, UNBOUNDED } from "./faces.ts";

/** Who gets ground that two polygons hold. */
export type Preference = "longest-border" | "largest" | "smallest" | "first";

/** By face: the polygon that has it alone; null where none has it, or it is open who should. */
export type Holders = (number | null)[];

/** Faces that exactly one polygon holds belong to it. */
export const holdersOf = (owners: Faces["owners"]): Holders =>
  owners.map((list) => (list.length === 1 ? list[0] : null));

/** By polygon, the faces it has. */
export function facesHeld(holders: Holders, polygons: number): number[][] {
  const held: number[][] = Array.from({ length: polygons }, () => []);
  holders.forEach((polygon, face) => {
    if (polygon !== null) held[polygon].push(face);
  });
  return held;
}

/** Length of the border between a face and the ground each polygon holds, the longest first, then the lower number. */
export function bordersOf(
  faces: Faces,
  face: number,
  holders: Holders,
  [scaleX, scaleY]: readonly [number, number] = [1, 1],
): { polygon: number; length: number }[] {
  const { x, y, from } = faces;
  const lengths = new Map<number, number>();
  for (const half of halfEdgesOf(faces, face)) {
    const polygon = holders[faces.face[half ^ 1]];
    if (polygon === null) continue;
    const [a, b] = [from[half], from[half ^ 1]];
    lengths.set(polygon, (lengths.get(polygon) ?? 0) + Math.hypot(scaleX * (x[b] - x[a]), scaleY * (y[b] - y[a])));
  }
  return [...lengths]
    .map(([polygon, length]) => ({ polygon, length }))
    .sort((p, q) => q.length - p.length || p.polygon - q.polygon);
}

/** Of `candidates` the polygon that should have an overlap. */
export function chooseHolder(
  faces: Faces,
  face: number,
  candidates: readonly number[],
  holders: Holders,
  preference: Preference,
): number {
  if (preference === "first") return candidates[0];
  if (preference === "longest-border") {
    return (
      bordersOf(faces, face, holders).find(({ polygon }) => candidates.includes(polygon))?.polygon ?? candidates[0]
    );
  }
  const areas = areasHeld(faces, holders);
  const sign = preference === "largest" ? 1 : -1;
  return candidates.reduce((best, polygon) => {
    const more = (areas.get(polygon) ?? 0) - (areas.get(best) ?? 0);
    return sign * more > 0 ? polygon : best;
  });
}

/** Area of a face, its holes left out. */
export function areaOfFace(faces: Faces, face: number): number {
  const { x, y, from } = faces;
  const list = halfEdgesOf(faces, face);
  if (face === UNBOUNDED || list.length === 0) return 0;
  const [ox, oy] = [x[from[list[0]]], y[from[list[0]]]];
  let sum = 0;
  for (const half of list) {
    const [a, b] = [from[half], from[half ^ 1]];
    sum += (x[a] - ox) * (y[b] - oy) - (x[b] - ox) * (y[a] - oy);
  }
  return sum / 2;
}

function areasHeld(faces: Faces, holders: Holders): Map<number, number> {
  const areas = new Map<number, number>();
  holders.forEach((polygon, face) => {
    if (polygon !== null) areas.set(polygon, (areas.get(polygon) ?? 0) + areaOfFace(faces, face));
  });
  return areas;
}

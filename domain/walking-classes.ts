/** What is known of a household: nothing, or whether it lies within a walk of some facility. */
const WALK_CLASSES = ["unknown", "within", "outside"] as const;
export type WalkClass = (typeof WALK_CLASSES)[number];

/** Classes by the ids of households, two bits each: of id 5 the second two of the second byte. */
export function encodeWalkClasses(ids: ArrayLike<number>, isWithin: (row: number) => boolean): Uint8Array<ArrayBuffer> {
  let most = -1;
  for (let row = 0; row < ids.length; row++) if (ids[row] > most) most = ids[row];
  const bytes = new Uint8Array((most >> 2) + 1);
  for (let row = 0; row < ids.length; row++) bytes[ids[row] >> 2] |= (isWithin(row) ? 1 : 2) << ((ids[row] & 3) * 2);
  return bytes;
}

/** The class of the household with `id`. */
export const walkClassOf = (bytes: Uint8Array, id: number): WalkClass =>
  WALK_CLASSES[((bytes[id >> 2] ?? 0) >> ((id & 3) * 2)) & 3] ?? "unknown";

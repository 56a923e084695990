import { MOST_PHOTO_BYTES, PHOTO_TYPES, photoType } from "../../domain/photo.ts";
import type { Database } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { photoDiffers } from "../photos/sent-photo.ts";
import { insertPhoto, photoOf } from "./queries.ts";

/** What a photo is sealed for. */
const photoContext = (visit: number, nth: number): string => `photo ${visit} ${nth}`;

/**
 * Keeps a photo of a visit. The same one again is no news. Throws 400 `photo_unreadable` for what is no photo, 413 for one that
 * is too large, 409 `photo_differs` where another photo has this number: none is ever lost to a second.
 */
export async function storePhoto(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  visit: number,
  nth: number,
  bytes: Uint8Array,
): Promise<void> {
  const type = photoType(bytes);
  if (!type) {
    const message = `照片应为 ${PHOTO_TYPES.join("、")}。 This is no such photo.`;
    throw new HttpError(400, "photo_unreadable", message, "body");
  }
  if (bytes.length > MOST_PHOTO_BYTES) {
    throw new HttpError(413, "body_too_large", "照片过大，最多 2 MB。 The photo is too large: 2 MB at most.", "body");
  }
  const context = photoContext(visit, nth);
  if (await insertPhoto(sql, visit, nth, type, sealer.sealBytes(bytes, context))) return;
  const known = await photoOf(sql, visit, nth);
  if (known && Buffer.compare(sealer.openBytes(known.image, context), bytes) === 0) return;
  throw photoDiffers(nth);
}

/** A photo of a visit, opened; null while there is none. */
export async function openPhoto({ sql, sealer }: Pick<Database, "sql" | "sealer">, visit: number, nth: number) {
  const known = await photoOf(sql, visit, nth);
  return known ? { type: known.type, bytes: sealer.openBytes(known.image, photoContext(visit, nth)) } : null;
}

import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import { HttpError } from "../http/errors.ts";
import { reEncode } from "../photos/re-encode.ts";
import { insertPhoto, photoOf } from "./queries.ts";

/** Photos of one incident at most. */
export const MOST_PHOTOS = 6;

/** What a photo is sealed for. */
const contextOf = (incident: number, nth: number): string => `incident photo ${incident} ${nth}`;

/**
 * Draws a photo of an incident anew and keeps it, sealed; the same one again is no news. Gives whether it is new. Throws as `reEncode` does,
 * and 409 `photo_differs` where another photo has this number: none is ever lost to a second.
 */
export async function storeIncidentPhoto(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  incident: number,
  nth: number,
  bytes: Uint8Array,
): Promise<boolean> {
  const given = createHash("sha256").update(bytes).digest();
  const known = await photoOf(sql, incident, nth);
  if (!known) {
    const { jpeg } = await reEncode(bytes);
    const image = sealer.sealBytes(jpeg, contextOf(incident, nth));
    if (await insertPhoto(sql, incident, nth, { image, given })) return true;
  }
  const stored = known ?? (await photoOf(sql, incident, nth));
  if (stored && Buffer.compare(stored.given, given) === 0) return false;
  const message = "这个位置已有另一张照片。 There is another photo with this number.";
  throw new HttpError(409, "photo_differs", message, String(nth));
}

/** A photo of an incident, opened: JPEG; null while there is none. */
export async function openIncidentPhoto(
  { sql, sealer }: Pick<Database, "sql" | "sealer">,
  incident: number,
  nth: number,
): Promise<Uint8Array | null> {
  const known = await photoOf(sql, incident, nth);
  return known ? sealer.openBytes(known.image, contextOf(incident, nth)) : null;
}

import { createHash } from "node:crypto";
import type { Database } from "../database/database.ts";
import { tellOf } from "../incidents/report-queries.ts";
import type { Parts } from "../parts.ts";
import { reEncode } from "../photos/re-encode.ts";
import { photoDiffers } from "../photos/sent-photo.ts";
import { insertPhoto, photoOf } from "./queries.ts";

/** Photos of one incident at most. */
export const MOST_PHOTOS = 6;

/** What a photo is sealed for. */
const contextOf = (incident: number, nth: number): string => `incident photo ${incident} ${nth}`;

/**
 * Draws a photo of an incident anew, keeps it, sealed, and tells of it; the same one again is no news. Throws as `reEncode` does, and 409
 * `photo_differs` where another photo has this number.
 */
export async function takeIncidentPhoto(
  { database, changes }: Pick<Parts, "database" | "changes">,
  incident: number,
  nth: number,
  bytes: Uint8Array,
): Promise<void> {
  if (!(await store(database, incident, nth, bytes))) return;
  await tellOf(database.sql, incident);
  await changes.pull();
}

/** Whether the photo is new. */
async function store({ sql, sealer }: Database, incident: number, nth: number, bytes: Uint8Array): Promise<boolean> {
  const given = createHash("sha256").update(bytes).digest();
  const known = await photoOf(sql, incident, nth);
  if (!known) {
    const { jpeg } = await reEncode(bytes);
    const image = sealer.sealBytes(jpeg, contextOf(incident, nth));
    if (await insertPhoto(sql, incident, nth, { image, given })) return true;
  }
  const stored = known ?? (await photoOf(sql, incident, nth));
  if (stored && Buffer.compare(stored.given, given) === 0) return false;
  throw photoDiffers(nth);
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

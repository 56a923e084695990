import { HttpError } from "../http/errors.ts";
import { takeIncidentPhoto } from "../incident-photos/store.ts";
import type { Parts } from "../parts.ts";
import { requireReceipt } from "./receipt.ts";

/** How long after a report its photos may come. */
const PHOTO_S = 3600;

/**
 * Keeps photo `n` of a report. Throws 404 `receipt_unknown`, 409 `photo_late` an hour after the report, and as `takeIncidentPhoto` does
 * for what is no photo, is too large, or came instead of another.
 */
export async function keepPhoto(parts: Parts, receipt: string, n: number, bytes: Uint8Array): Promise<void> {
  const { incident_id, age_s } = await requireReceipt(parts.database.sql, receipt);
  if (age_s > PHOTO_S) {
    const message = "上报已超过一小时，不能再加照片。 It was reported more than an hour ago: no more photos.";
    throw new HttpError(409, "photo_late", message);
  }
  await takeIncidentPhoto(parts, incident_id, n, bytes);
}

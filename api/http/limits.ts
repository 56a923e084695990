import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { MOST_FILE_BYTES } from "../../domain/doctor.ts";
import { MOST_SHEET_BYTES } from "../../domain/hotline/sheet.ts";
import { MOST_PHOTO_BYTES, MOST_SENT_PHOTO_BYTES } from "../../domain/photo.ts";
import { HttpError } from "./errors.ts";

/** A megabyte: no request of ours but a photo, a sheet or a file of borders comes near. Longer headers and addresses are refused by Node itself. */
const MAX_BYTES = 1024 * 1024;

/** Refuses bodies that are too large: those of photos and of files have limits of their own. */
export function limitBodies(): MiddlewareHandler {
  const [usual, ofPhotos, ofFiles] = [limitBody(), limitBody(MOST_PHOTO_BYTES), limitBody(MOST_FILE_BYTES)];
  const ofSheets = limitBody(MOST_SHEET_BYTES);
  const ofSentPhotos = limitBody(MOST_SENT_PHOTO_BYTES);
  return (c, next) => {
    if (c.req.path === "/api/hotline/sheets") return ofSheets(c, next);
    if (c.req.path === "/api/doctor/file") return ofFiles(c, next);
    if (/^\/api\/(incidents|resident\/receipts)\/[^/]+\/photos\/[^/]+$/.test(c.req.path)) return ofSentPhotos(c, next);
    return /^\/api\/visits\/[^/]+\/photos\/[^/]+$/.test(c.req.path) ? ofPhotos(c, next) : usual(c, next);
  };
}

/** Refuses bodies of more than `maxBytes`, whether they say how long they are or not. */
export const limitBody = (maxBytes = MAX_BYTES) =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      const most = `${Math.floor(maxBytes / 1024)} KB`;
      const message = `请求内容过大，最多 ${most}。 The body is too large: ${most} at most.`;
      throw new HttpError(413, "body_too_large", message, "body");
    },
  });

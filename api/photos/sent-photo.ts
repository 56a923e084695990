import { z } from "@hono/zod-openapi";
import { PHOTO_TYPES } from "../../domain/photo.ts";
import { HttpError } from "../http/errors.ts";

const bytes = { schema: z.any().openapi({ type: "string", format: "binary" }) };

/** The place of a photo among those of one thing, from 1. */
export const photoNumber = (most: number) => {
  const message = `应为 1–${most}`;
  return z.coerce.number({ message }).int({ message }).min(1, { message }).max(most, { message });
};

/** A photo of any kind that is taken, as a route's content. */
export const anyPhoto = Object.fromEntries(PHOTO_TYPES.map((type) => [type, bytes]));

/** A photo that was drawn anew, as a route's content. */
export const jpeg = { "image/jpeg": bytes };

/** Another photo has this number: none is ever lost to a second. */
export const photoDiffers = (nth: number): HttpError =>
  new HttpError(409, "photo_differs", "这个位置已有另一张照片。 There is another photo with this number.", String(nth));

import sharp, { type Metadata } from "sharp";
import { MOST_PHOTO_PIXELS, MOST_SENT_PHOTO_BYTES, PHOTO_SIDE_PX, PHOTO_TYPES, photoType } from "../../domain/photo.ts";
import { HttpError } from "../http/errors.ts";

// why: what passed through here is somebody's photo, and need not stay in memory
sharp.cache(false);

/** Photos drawn anew at once: each may take a tenth of a gigabyte while it is read. */
const AT_ONCE = 2;
const MOST_SECONDS = 20;

/** A photo drawn anew: JPEG, upright, sRGB, no side longer than PHOTO_SIDE_PX, sizes in pixels. */
export type CleanPhoto = { jpeg: Buffer; width: number; height: number };

/**
 * Draws a photo anew, so that nothing but the picture is left of the bytes that came: no EXIF, no position, no thumbnail, no
 * profile, nothing hidden behind its end. Of an animation the first picture is taken, transparent is white.
 * Throws 413 `body_too_large` above MOST_SENT_PHOTO_BYTES, 400 `photo_unreadable` for what is no photo or a broken one,
 * 400 `photo_too_detailed` above MOST_PHOTO_PIXELS, which is told from its head, before it is unpacked.
 */
export async function reEncode(bytes: Uint8Array): Promise<CleanPhoto> {
  if (bytes.length > MOST_SENT_PHOTO_BYTES) {
    const most = `${MOST_SENT_PHOTO_BYTES / 2 ** 20} MB`;
    throw new HttpError(
      413,
      "body_too_large",
      `照片过大，最多 ${most}。 The photo is too large: ${most} at most.`,
      "body",
    );
  }
  // why first: sharp reads much more than photos, such as SVG, which may name other files
  if (!photoType(bytes)) throw unreadable();
  const { width, height } = await headOf(bytes);
  if (width * height > MOST_PHOTO_PIXELS) {
    const most = MOST_PHOTO_PIXELS / 1e6;
    const message = `照片有 ${width}×${height} 像素，最多 ${most} 百万。 The photo has more than ${most} million pixels.`;
    throw new HttpError(400, "photo_too_detailed", message, "body");
  }
  return inTurn(() => drawAnew(bytes));
}

const headOf = (bytes: Uint8Array): Promise<Metadata> =>
  sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw unreadable();
    });

async function drawAnew(bytes: Uint8Array): Promise<CleanPhoto> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PHOTO_PIXELS, failOn: "error", sequentialRead: true })
    .autoOrient()
    .resize({ width: PHOTO_SIDE_PX, height: PHOTO_SIDE_PX, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 80 })
    .timeout({ seconds: MOST_SECONDS });
  const { data, info } = await picture.toBuffer({ resolveWithObject: true }).catch(() => {
    throw unreadable();
  });
  return { jpeg: data, width: info.width, height: info.height };
}

const unreadable = () =>
  new HttpError(
    400,
    "photo_unreadable",
    `照片应为完好的 ${PHOTO_TYPES.join("、")}。 This is no photo that can be read.`,
    "body",
  );

const waiting: (() => void)[] = [];
let working = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else working++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else working--;
  }
}

import { fittedSize } from "../state/visit-photos.ts";

/** The server takes no more than 2 MB. */
const MOST_BYTES = 1_900_000;

/**
 * A photo as a JPEG that is no longer than 1600 px on any side, upright; null when the file is no picture. Drawn anew, so that
 * nothing of where and with what it was taken is left in it.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null; // why: the browser's way to say that it cannot read the file
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = fittedSize(picture.width, picture.height);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of [0.82, 0.6, 0.4]) {
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (made === null || made.size <= MOST_BYTES) return made;
  }
  return null;
}

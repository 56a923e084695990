/** Longest side of a photo that is sent, px: enough to read a meter by. */
const LONGEST_PX = 1600;
const MOST_BYTES = 1_900_000;

/**
 * `photo` as a JPEG that the server takes (≤ 2 MB), the right way up, without what the camera wrote into it (place, device).
 * Null when it is no picture that this browser reads.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" });
  } catch {
    return null; // why: whatever it is, it cannot be shown either
  }
  const scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of [0.82, 0.6, 0.4]) {
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (made === null || made.size <= MOST_BYTES) return made;
  }
  return null;
}

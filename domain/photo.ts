/** Kinds of photo that are taken. */
export const PHOTO_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;

export type PhotoType = (typeof PHOTO_TYPES)[number];

/** Bytes a photo of a visit may have, which a device of ours has drawn anew. */
export const MOST_PHOTO_BYTES = 2 * 1024 * 1024;

/** Bytes a photo may have that the server draws anew. */
export const MOST_SENT_PHOTO_BYTES = 8 * 1024 * 1024;

/** Pixels such a photo may have: what phones take, far below what fills the memory. */
export const MOST_PHOTO_PIXELS = 64e6;

/** The longest side of a photo as it is kept, in pixels. */
export const PHOTO_SIDE_PX = 1600;

const startsWith = (bytes: Uint8Array, at: number, ...wanted: number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

/** What kind of photo `bytes` are, by how they begin, whatever they are said to be; null for anything else. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (startsWith(bytes, 0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  // RIFF, four bytes of length, WEBP
  if (startsWith(bytes, 0, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  return null;
}

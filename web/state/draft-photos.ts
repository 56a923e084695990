import { newUuid } from "../client/uuid.ts";

/** A photo that was chosen, already shrunk; `key` tells it from the others. */
export type DraftPhoto = { key: string; blob: Blob };

/** `photos` with `added` after them, `most` at most. */
export const withPhotos = (photos: readonly DraftPhoto[], added: readonly Blob[], most: number): DraftPhoto[] =>
  [...photos, ...added.map((blob) => ({ key: newUuid(), blob }))].slice(0, most);

/** `photos` without that of `key`. */
export const withoutPhoto = (photos: readonly DraftPhoto[], key: string): DraftPhoto[] =>
  photos.filter((photo) => photo.key !== key);

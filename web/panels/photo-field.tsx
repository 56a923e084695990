import { MOST_PHOTOS } from "../../domain/visit.ts";
import type { DraftPhoto } from "../state/draft-photos.ts";
import { useText } from "./app-context.tsx";
import { PhotoTiles } from "./photo-tiles.tsx";

type Props = {
  photos: readonly DraftPhoto[];
  onAdd: (photos: readonly Blob[]) => void;
  onRemove: (key: string) => void;
};

/** The photos of a visit or a report at a desk. */
export function PhotoField(props: Props) {
  const text = useText().visits;
  const words = {
    add: text.addPhoto,
    note: text.photoLimit,
    bad: text.badPhoto,
    photo: text.photo,
    remove: text.removePhoto,
  };
  return <PhotoTiles {...props} most={MOST_PHOTOS} words={words} />;
}

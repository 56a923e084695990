import { MOST_RESIDENT_PHOTOS } from "../../../domain/resident.ts";
import type { DraftPhoto } from "../../state/draft-photos.ts";
import { PhotoTiles } from "../photo-tiles.tsx";
import { useWords } from "./words.tsx";

type Props = {
  photos: readonly DraftPhoto[];
  onAdd: (photos: readonly Blob[]) => void;
  onRemove: (key: string) => void;
};

/** A few photos of what is reported. */
export function PhotosField(props: Props) {
  const { text } = useWords();
  const words = {
    add: text.takePhoto,
    note: text.photoNote,
    bad: text.badPhoto,
    photo: text.photo,
    remove: text.removePhoto,
  };
  return <PhotoTiles {...props} most={MOST_RESIDENT_PHOTOS} words={words} />;
}

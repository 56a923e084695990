import { IconCamera, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { DraftPhoto } from "../state/draft-photos.ts";
import { formatCount } from "../text/format.ts";
import { FileInput } from "./file-input.tsx";
import { shrinkPhoto } from "./shrink-photo.ts";
import { useBlobUrl } from "./use-blob-url.ts";

type Words = {
  add: string;
  /** said below, and what instead when a file is no picture */
  note: string;
  bad: string;
  photo: (number: string) => string;
  remove: (number: string) => string;
};

type Props = {
  photos: readonly DraftPhoto[];
  most: number;
  words: Words;
  onAdd: (photos: readonly Blob[]) => void;
  onRemove: (key: string) => void;
};

/** Photos to be sent, drawn smaller as they are chosen, so that they leave the device without where they were taken. */
export function PhotoTiles({ photos, most, words, onAdd, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  const choose = async (files: readonly File[]) => {
    const blobs = await Promise.all(files.slice(0, most - photos.length).map(shrinkPhoto));
    setBad(blobs.includes(null));
    onAdd(blobs.filter((blob) => blob !== null));
  };
  return (
    <div className="photo-tiles">
      <div className="photos">
        {photos.map(({ key, blob }, index) => (
          <Tile
            key={key}
            blob={blob}
            name={words.photo(formatCount(index + 1))}
            remove={words.remove(formatCount(index + 1))}
            onRemove={() => onRemove(key)}
          />
        ))}
        {photos.length < most && (
          <button type="button" className="photo-add" onClick={() => input.current?.click()}>
            <IconCamera size={18} stroke={1.75} aria-hidden="true" />
            {words.add}
          </button>
        )}
      </div>
      <FileInput ref={input} label={words.add} accept="image/*" multiple onFiles={(files) => void choose(files)} />
      <p className="photo-note" role={bad ? "alert" : undefined}>
        {bad ? words.bad : words.note}
      </p>
    </div>
  );
}

function Tile({ blob, name, remove, onRemove }: { blob: Blob; name: string; remove: string; onRemove: () => void }) {
  const url = useBlobUrl(blob);
  return (
    <span className="photo-preview">
      {url && <img src={url} alt={name} />}
      <button type="button" aria-label={remove} title={remove} onClick={onRemove}>
        <IconX size={14} stroke={2} />
      </button>
    </span>
  );
}

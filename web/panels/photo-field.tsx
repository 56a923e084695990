import { IconCamera, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { MOST_PHOTOS } from "../../domain/visit.ts";
import type { DraftPhoto } from "../state/visit-entry.ts";
import { formatCount } from "../text/format.ts";
import { useText } from "./app-context.tsx";
import { shrinkPhoto } from "./shrink-photo.ts";

type Props = { photos: readonly DraftPhoto[]; onAdd: (photos: DraftPhoto[]) => void; onRemove: (key: string) => void };

/** Up to three photos, shrunk as they are chosen, each with a preview. */
export function PhotoField({ photos, onAdd, onRemove }: Props) {
  const text = useText().visits;
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  const choose = async (files: readonly File[]) => {
    const blobs = await Promise.all(files.slice(0, MOST_PHOTOS - photos.length).map(shrinkPhoto));
    setBad(blobs.includes(null));
    onAdd(blobs.flatMap((blob) => (blob ? [{ key: crypto.randomUUID(), blob }] : [])));
  };
  return (
    <div className="visit-photos">
      <div className="photos">
        {photos.map(({ key, blob }, index) => (
          <Preview
            key={key}
            blob={blob}
            name={text.photo(formatCount(index + 1))}
            remove={text.removePhoto(formatCount(index + 1))}
            onRemove={() => onRemove(key)}
          />
        ))}
        {photos.length < MOST_PHOTOS && (
          <button type="button" className="photo-add" onClick={() => input.current?.click()}>
            <IconCamera size={18} stroke={1.75} aria-hidden="true" />
            {text.addPhoto}
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={text.addPhoto}
        onChange={(event) => {
          void choose([...(event.target.files ?? [])]);
          // why: the same file can be chosen again after it was removed
          event.target.value = "";
        }}
      />
      <p className="visit-hint" role={bad ? "alert" : undefined}>
        {bad ? text.badPhoto : text.photoLimit}
      </p>
    </div>
  );
}

function Preview(props: { blob: Blob; name: string; remove: string; onRemove: () => void }) {
  const { blob } = props;
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return (
    <span className="photo-preview">
      {url && <img src={url} alt={props.name} />}
      <button type="button" aria-label={props.remove} title={props.remove} onClick={props.onRemove}>
        <IconX size={14} stroke={2} />
      </button>
    </span>
  );
}

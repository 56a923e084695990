import { IconCamera, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { MOST_RESIDENT_PHOTOS } from "../../../domain/resident.ts";
import type { ReportPhoto } from "../../state/resident/report.ts";
import { formatCount } from "../../text/format.ts";
import { shrinkPhoto } from "../shrink-photo.ts";
import { useWords } from "./words.tsx";

type Props = {
  photos: readonly ReportPhoto[];
  onAdd: (photos: readonly Blob[]) => void;
  onRemove: (key: string) => void;
};

/** A few photos, drawn smaller as they are chosen, so that they leave the phone without where they were taken. */
export function PhotosField({ photos, onAdd, onRemove }: Props) {
  const { text } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  const choose = async (files: readonly File[]) => {
    const blobs = await Promise.all(files.slice(0, MOST_RESIDENT_PHOTOS - photos.length).map(shrinkPhoto));
    setBad(blobs.includes(null));
    onAdd(blobs.filter((blob) => blob !== null));
  };
  return (
    <div className="r-photos">
      {photos.map(({ key, blob }, index) => (
        <Preview
          key={key}
          blob={blob}
          name={text.photo(formatCount(index + 1))}
          remove={text.removePhoto(formatCount(index + 1))}
          onRemove={() => onRemove(key)}
        />
      ))}
      {photos.length < MOST_RESIDENT_PHOTOS && (
        <button type="button" className="r-photo-add" onClick={() => input.current?.click()}>
          <IconCamera size={26} stroke={1.6} aria-hidden="true" />
          {text.takePhoto}
        </button>
      )}
      <p className="r-quiet" role={bad ? "alert" : undefined}>
        {bad ? text.badPhoto : text.photoNote}
      </p>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={text.takePhoto}
        onChange={(event) => {
          void choose([...(event.target.files ?? [])]);
          // why: the same file can be chosen again after it was removed
          event.target.value = "";
        }}
      />
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
    <span className="r-photo">
      {url && <img src={url} alt={props.name} />}
      <button type="button" aria-label={props.remove} onClick={props.onRemove}>
        <IconX size={16} stroke={2} />
      </button>
    </span>
  );
}

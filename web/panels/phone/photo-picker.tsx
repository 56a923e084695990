import { IconCamera, IconX } from "@tabler/icons-react";
import { type ChangeEvent, useState } from "react";
import { MOST_PHOTOS } from "../../../domain/visit.ts";
import { useBlobUrl } from "../use-blob-url.ts";
import { useActions, useWords } from "./round-context.tsx";

/** Photos from the camera, made small on the device; each can be taken away again. */
export function PhotoPicker(props: { photos: readonly Blob[]; onChange: (photos: readonly Blob[]) => void }) {
  const { photos, onChange } = props;
  const words = useWords();
  const actions = useActions();
  const [failed, setFailed] = useState(false);
  const onTaken = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const file = input.files?.[0];
    // why: the same photo chosen again must be a change too
    const shrunk = file ? await actions.shrink(file) : null;
    input.value = "";
    setFailed(file !== undefined && shrunk === null);
    if (shrunk) onChange([...photos, shrunk].slice(0, MOST_PHOTOS));
  };
  return (
    <fieldset className="pchoice">
      <legend>
        {words.visit.photos} <span className="quiet">{words.visit.mostPhotos}</span>
      </legend>
      <div className="photos">
        {photos.map((photo, index) => (
          <Photo
            // biome-ignore lint/suspicious/noArrayIndexKey: photos have no name, and only leave from their place
            key={index}
            photo={photo}
            number={index + 1}
            onRemove={() => onChange(photos.filter((_, at) => at !== index))}
          />
        ))}
        {photos.length < MOST_PHOTOS && (
          <label className="photo-take">
            <input type="file" accept="image/*" capture="environment" onChange={(event) => void onTaken(event)} />
            <IconCamera size={24} stroke={1.6} aria-hidden="true" />
            {words.visit.takePhoto}
          </label>
        )}
      </div>
      <p role="alert">{failed ? words.visit.photoFailed : ""}</p>
    </fieldset>
  );
}

function Photo({ photo, number, onRemove }: { photo: Blob; number: number; onRemove: () => void }) {
  const words = useWords();
  const address = useBlobUrl(photo);
  return (
    <div className="photo">
      {address && <img src={address} alt={words.visit.photo(String(number))} />}
      <button type="button" aria-label={words.visit.removePhoto(String(number))} onClick={onRemove}>
        <IconX size={24} stroke={2} aria-hidden="true" />
      </button>
    </div>
  );
}

import { useRef, useState } from "react";
import type { IncidentCard } from "../../../domain/incident.ts";
import { photoPathOf } from "../../state/incidents/photos.ts";
import { formatCount } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { FileInput } from "../file-input.tsx";
import { shrinkPhoto } from "../shrink-photo.ts";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";

/** Photos of an incident, each opened in a window of its own, and the way to add one more. */
export function IncidentPhotos({ incident, mayAdd }: { incident: IncidentCard; mayAdd: boolean }) {
  const {
    card: text,
    report: { faults },
  } = useIncidentText();
  const commands = useIncidentCommands();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"still" | "sending" | "failed" | "bad">("still");
  const { id, photos } = incident;
  const isMissing = useApp((app) => app.photosMissing === id);
  if (photos === 0 && !mayAdd) return null;
  const add = async (file: File) => {
    setState("sending");
    const photo = await shrinkPhoto(file);
    if (photo === null) return setState("bad");
    const answer = await commands.addPhoto(id, photos + 1, photo);
    setState(answer.ok ? "still" : "failed");
    if (answer.ok) commands.reloadCard();
  };
  const missing = isMissing ? faults.photos : null;
  const told = { still: missing, sending: text.photoSending, failed: text.photoFailed, bad: text.badPhoto }[state];
  return (
    <section className="card-section" aria-label={text.photos}>
      <div className="card-head">
        <h3>{text.photos}</h3>
        {mayAdd && (
          <button type="button" className="link" disabled={state === "sending"} onClick={() => input.current?.click()}>
            {text.addPhoto}
          </button>
        )}
      </div>
      <div className="photos">
        {Array.from({ length: photos }, (_, index) => index + 1).map((n) => (
          <a key={n} href={photoPathOf(id, n)} target="_blank" rel="noreferrer">
            <img src={photoPathOf(id, n)} alt={text.photo(formatCount(n))} loading="lazy" />
          </a>
        ))}
      </div>
      <FileInput ref={input} label={text.addPhoto} accept="image/*" onFiles={([file]) => void add(file)} />
      {told && (
        <p className="visit-hint" role={state === "sending" ? "status" : "alert"}>
          {told}
        </p>
      )}
    </section>
  );
}

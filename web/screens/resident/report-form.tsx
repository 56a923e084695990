import { IconMapPin } from "@tabler/icons-react";
import { useState } from "react";
import { useStore } from "zustand";
import { MOST_WORDS, type ResidentPlace } from "../../../domain/resident.ts";
import { KindField } from "../../panels/resident/kind-field.tsx";
import { PageHead } from "../../panels/resident/page-head.tsx";
import { PhoneField } from "../../panels/resident/phone-field.tsx";
import { PhotosField } from "../../panels/resident/photos-field.tsx";
import { PlaceMap } from "../../panels/resident/place-map.tsx";
import { nameOf, PlacePicker } from "../../panels/resident/place-picker.tsx";
import { faultText, useWords } from "../../panels/resident/words.tsx";
import type { ReportDesk } from "../../state/resident/report.ts";
import { formatCount } from "../../text/format.ts";

/** Characters left from which on they are counted. */
const FEW = 50;

/** Where, what, in words, photos, a phone: all but what it is may be left as it stands. */
export function ReportForm({ place, desk }: { place: ResidentPlace; desk: ReportDesk }) {
  const { text } = useWords();
  const state = useStore(desk.store);
  const [placing, setPlacing] = useState(false);
  if (placing) {
    const done = (chosen: Parameters<typeof desk.moveTo>[0]) => {
      desk.moveTo(chosen);
      setPlacing(false);
    };
    return <PlacePicker place={place} chosen={state.chosen} onDone={done} onBack={() => setPlacing(false)} />;
  }
  return (
    <form
      className="r-page"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.send();
      }}
      noValidate
    >
      <PageHead title={text.title} office={place.office} simulated={place.simulated} />
      <section className="r-where">
        <PlaceMap place={place} chosen={state.chosen} />
        <p className="r-place">
          <IconMapPin size={22} stroke={1.75} aria-hidden="true" />
          <b>{nameOf(place, state.chosen, text)}</b>
          <button type="button" onClick={() => setPlacing(true)}>
            {text.elsewhere}
          </button>
        </p>
      </section>
      <KindField kinds={place.kinds} chosen={state.kind} missing={state.missing === "kind"} onChoose={desk.choose} />
      <section className="r-field">
        <label htmlFor="r-words">
          {text.words} <small>{text.optional}</small>
        </label>
        <textarea
          id="r-words"
          className="r-input"
          rows={2}
          maxLength={MOST_WORDS}
          placeholder={text.wordsHint}
          value={state.words}
          onChange={(event) => desk.write(event.target.value)}
        />
        {state.words.length > MOST_WORDS - FEW && (
          <small>{text.left(formatCount(MOST_WORDS - state.words.length))}</small>
        )}
        <PhotosField photos={state.photos} onAdd={desk.addPhotos} onRemove={desk.removePhoto} />
      </section>
      <PhoneField
        phone={state.phone}
        keptDays={place.keptDays}
        wrong={state.missing === "phone"}
        onChange={desk.leavePhone}
      />
      <footer className="r-foot">
        {state.fault && <em role="alert">{faultText(text, state.fault)}</em>}
        <button type="submit" className="r-first" disabled={state.sending} aria-busy={state.sending}>
          {state.sending ? text.sending : text.submit}
        </button>
        <p>{text.foot}</p>
      </footer>
    </form>
  );
}

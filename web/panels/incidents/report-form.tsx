import { IconX } from "@tabler/icons-react";
import { type FormEvent, useId } from "react";
import { MOST_PHOTOS } from "../../../domain/visit.ts";
import { withoutPhoto, withPhotos } from "../../state/draft-photos.ts";
import { closeReport, typeReport } from "../../state/incidents/report.ts";
import type { ReportDraft, Reporting } from "../../state/incidents/report-draft.ts";
import { lastOf } from "../../state/loaded.ts";
import { messageIn, nameIn } from "../../text/language.ts";
import { useApp, useChange, useLanguage, useText } from "../app-context.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { PhotoField } from "../photo-field.tsx";
import { Duplicates } from "./duplicates.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { PlaceField } from "./place-field.tsx";
import { FormFoot, FormFrame, NoteField } from "./step-form.tsx";
import { useDuplicates } from "./use-duplicates.ts";
import "../visits.css";
import "../card.css";
import "./incident-card.css";
import "./report-form.css";

/** An incident being reported at a desk: what, where, how pressing. A click on the map is its place. */
export function ReportForm({ reporting }: { reporting: Reporting }) {
  const text = useIncidentText().report;
  const close = useText().close;
  const change = useChange();
  const commands = useIncidentCommands();
  const { draft } = reporting;
  const sending = reporting.state === "sending";
  const type = (words: Partial<Omit<ReportDraft, "key">>) => change((state) => typeReport(state, words));
  const duplicates = useDuplicates(draft.place?.position ?? null, draft.kind, draft.text);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void commands.send();
  };
  return (
    <article className="card report" aria-label={text.title}>
      <button type="button" className="card-close report-close" aria-label={close} onClick={() => change(closeReport)}>
        <IconX size={18} stroke={1.75} />
      </button>
      <FormFrame label={text.title} onSubmit={onSubmit}>
        <div className="visit-fields" inert={sending}>
          <NoteField
            label={text.text}
            hint={text.textHint}
            value={draft.text}
            onChange={(words) => type({ text: words })}
          />
          <PlaceField place={draft.place} onPlace={(place) => type({ place })} />
          <Kinds chosen={draft.kind} onChoose={(kind) => type({ kind })} />
          <Urgencies chosen={draft.urgency} onChoose={(urgency) => type({ urgency })} />
          <PhotoField
            photos={draft.photos}
            onAdd={(added) => type({ photos: withPhotos(draft.photos, added, MOST_PHOTOS) })}
            onRemove={(key) => type({ photos: withoutPhoto(draft.photos, key) })}
          />
        </div>
        <FormFoot
          fault={useFault(reporting)}
          sending={sending}
          submit={sending ? text.sending : duplicates.length > 0 ? text.submitAnyway : text.submit}
          onCancel={() => change(closeReport)}
        >
          <Duplicates found={duplicates} />
        </FormFoot>
      </FormFrame>
    </article>
  );
}

/** What is wrong, in words; null when nothing is. */
function useFault(reporting: Reporting): string | null {
  const text = useIncidentText().report.faults;
  const language = useLanguage();
  const fault = reporting.state === "writing" ? reporting.fault : null;
  if (fault === null) return null;
  return fault.key === "other" && fault.message ? messageIn(language, fault.message) : text[fault.key];
}

/** Kinds to choose from; none: the words decide. */
function Kinds({ chosen, onChoose }: { chosen: string | null; onChoose: (kind: string | null) => void }) {
  const text = useIncidentText().report;
  const language = useLanguage();
  const kinds = useApp((state) => lastOf(state.town)?.codes.incidentKinds ?? null);
  return (
    <fieldset className="visit-choices report-kinds">
      <legend>{text.kind}</legend>
      {kinds?.map(({ code, name, icon }) => (
        <button
          key={code}
          type="button"
          aria-pressed={code === chosen}
          onClick={() => onChoose(code === chosen ? null : code)}
        >
          <KindIcon icon={icon} size={16} />
          {nameIn(language, name)}
        </button>
      ))}
      {chosen === null && <p className="visit-hint">{text.kindByWords}</p>}
    </fieldset>
  );
}

function Urgencies({ chosen, onChoose }: { chosen: string; onChoose: (urgency: string) => void }) {
  const text = useIncidentText().report;
  const language = useLanguage();
  const name = useId();
  const urgencies = useApp((state) => lastOf(state.town)?.codes.urgencies ?? null);
  return (
    <fieldset className="visit-ways">
      <legend>{text.urgency}</legend>
      {urgencies?.map(({ code, name: words }) => (
        <label key={code} className={code === chosen ? "is-chosen" : undefined}>
          <input type="radio" name={name} checked={code === chosen} onChange={() => onChoose(code)} />
          {nameIn(language, words)}
        </label>
      ))}
    </fieldset>
  );
}

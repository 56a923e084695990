import { type FormEvent, useState } from "react";
import type { Position } from "../../../domain/position.ts";
import { lastOf } from "../../state/loaded.ts";
import { type ReportDraft, type ReportPlace, reportFault } from "../../state/phone/drafts.ts";
import type { PackHousehold } from "../../state/phone/due.ts";
import { householdIn } from "../../state/phone/round-derived.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { FormAlert } from "../form-parts.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { Choice } from "./choice.tsx";
import { AskPosition } from "./near-tab.tsx";
import { PageHead } from "./page-head.tsx";
import { PhotoPicker } from "./photo-picker.tsx";
import { useActions, useRound, useRoundStore, useWords } from "./round-context.tsx";

type Fault = "kind" | "text" | "long" | "place" | "storage";

/** What happened, where, and how pressing it is. `household`: the door it was opened from. */
export function ReportPage({ household: id }: { household: number | null }) {
  const words = useWords();
  const language = useLanguage();
  const actions = useActions();
  const household = useRound((state) => (id === null ? null : householdIn(state, id)));
  const own = useRound((state) => state.own);
  const pin = useRound((state) => state.pin);
  const pinning = useRound((state) => state.pinning);
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const [draft, setDraft] = useState<ReportDraft>({
    kind: null,
    text: "",
    urgency: "normal",
    place: id === null ? "own" : "door",
    photos: [],
  });
  const [fault, setFault] = useState<Fault | null>(null);
  const [saving, setSaving] = useState(false);
  const change = (part: Partial<ReportDraft>) => {
    setFault(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const positions: Record<ReportPlace, Position | null> = {
    own: own.state === "known" ? own.position : null,
    door: household?.position ?? null,
    pin,
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    const position = positions[draft.place];
    const wrong = reportFault(draft, position);
    setFault(wrong);
    if (wrong || position === null) return;
    setSaving(true);
    const kept = await actions.report(draft, position, draft.place === "door" ? (household?.address ?? null) : null);
    setSaving(false);
    if (!kept) setFault("storage");
  };
  return (
    <form className={pinning ? "pform is-pinning" : "pform"} noValidate onSubmit={(event) => void onSubmit(event)}>
      {pinning && <PinBar />}
      <div className="psheet-body">
        <PageHead title={words.report.title} />
        <fieldset className="pchoice">
          <legend>{words.report.kind}</legend>
          <div className="kinds">
            {codes?.incidentKinds.map((kind) => (
              <label key={kind.code} className={kind.code === draft.kind ? "is-chosen" : undefined}>
                <input
                  type="radio"
                  name="report-kind"
                  checked={kind.code === draft.kind}
                  onChange={() => change({ kind: kind.code })}
                />
                <KindIcon icon={kind.icon} size={24} />
                {nameIn(language, kind.name)}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="pfield">
          <label htmlFor="report-text">{words.report.text}</label>
          <textarea
            id="report-text"
            rows={3}
            aria-invalid={fault === "text" || fault === "long" || undefined}
            placeholder={words.report.textHint}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        </div>
        <PhotoPicker photos={draft.photos} onChange={(photos) => change({ photos })} />
        <Place draft={draft} household={household} onChoose={(place) => change({ place })} />
        {codes && (
          <Choice
            label={words.report.urgency}
            options={codes.urgencies.map(({ code, name }) => ({ value: code, words: nameIn(language, name) }))}
            value={draft.urgency}
            onChoose={(urgency) => change({ urgency })}
          />
        )}
      </div>
      <div className="psheet-foot">
        <FormAlert>
          {fault && (fault === "storage" ? words.visit.faults.storage : words.report.faults[fault])}
        </FormAlert>
        <button type="submit" className="action action-primary action-large" aria-busy={saving}>
          {saving ? words.visit.saving : words.report.submit}
        </button>
      </div>
    </form>
  );
}

/** The map under a pin that stands still: moved with a finger or the arrow keys. */
function PinBar() {
  const words = useWords();
  const actions = useActions();
  const round = useRoundStore();
  return (
    <div className="pin-bar">
      <p role="status">{words.report.pin}</p>
      <div className="pair">
        <button type="button" className="action" onClick={() => round.setState({ pinning: false, height: "tall" })}>
          {words.back}
        </button>
        <button type="button" className="action action-primary" onClick={actions.pinHere}>
          {words.report.pinHere}
        </button>
      </div>
    </div>
  );
}

type PlaceProps = { draft: ReportDraft; household: PackHousehold | null; onChoose: (place: ReportPlace) => void };

/** Where it happened: here, at the door one came from, or where one points on the map. */
function Place({ draft, household, onChoose }: PlaceProps) {
  const words = useWords();
  const round = useRoundStore();
  const own = useRound((state) => state.own);
  const pin = useRound((state) => state.pin);
  const places: ReportPlace[] = household ? ["door", "own", "pin"] : ["own", "pin"];
  const point = () => round.setState({ pinning: true, height: "low" });
  return (
    <>
      <Choice
        label={words.report.place}
        options={places.map((value) => ({ value, words: words.report.places[value] }))}
        value={draft.place}
        onChoose={(place) => {
          onChoose(place);
          if (place === "pin" && pin === null) point();
        }}
      />
      {draft.place === "own" && own.state !== "known" && <AskPosition lead={words.report.ownUnknown} />}
      {draft.place === "door" && household && <p className="quiet">{household.address}</p>}
      {draft.place === "pin" && (
        <button type="button" className="action action-quiet" onClick={point}>
          {pin ? `${words.report.pinned} · ${words.report.pinAgain}` : words.report.places.pin}
        </button>
      )}
    </>
  );
}

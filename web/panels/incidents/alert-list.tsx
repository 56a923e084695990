import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type Alert, type Judgement, MOST_REASON } from "../../../domain/alert.ts";
import type { ReportPlace } from "../../state/incidents/report-draft.ts";
import { lastOf } from "../../state/loaded.ts";
import { formatCount, formatMoment, formatShare, formatTime } from "../../text/format.ts";
import { messageIn } from "../../text/language.ts";
import { useApp, useCommands, useLanguage } from "../app-context.tsx";
import { FormAlert } from "../form-parts.tsx";
import { KindIcon } from "../kind-icon.tsx";
import { ListFailure, RowSkeletons } from "../notices.tsx";
import { useIncidentCommands, useIncidentText, useNow } from "./incident-context.tsx";
import { PlaceField } from "./place-field.tsx";
import "../visits.css";
import "./alert-list.css";

const CLOSE_UP = 18;

/** What machines were not sure of, the latest first: each becomes an incident, or is put away with a reason. */
export function AlertList() {
  const text = useIncidentText().alerts;
  const commands = useIncidentCommands();
  const alerts = useApp((state) => state.alerts);
  const items = lastOf(alerts);
  if (items === null) {
    if (alerts.state !== "failed") return <RowSkeletons rows={3} rowPx={72} />;
    return <ListFailure what={text.failed} onRetry={commands.reloadAlerts} />;
  }
  if (items.length === 0) return <p className="visits-empty incidents-empty">{text.none}</p>;
  return (
    <div className="alerts">
      <p className="alerts-lead">{text.lead}</p>
      <ul aria-label={text.title}>
        {items.map((alert) => (
          <Row key={alert.id} alert={alert} />
        ))}
      </ul>
    </div>
  );
}

function Row({ alert }: { alert: Alert }) {
  const text = useIncidentText().alerts;
  const language = useLanguage();
  const commands = useIncidentCommands();
  const { fly } = useCommands();
  const kind = useApp((state) => lastOf(state.town)?.codes.incidentKinds.find(({ code }) => code === alert.kind));
  const [dismissing, setDismissing] = useState(false);
  const [sending, setSending] = useState(false);
  const [place, setPlace] = useState<ReportPlace | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const now = new Date(useNow());
  const at = (iso: string) => formatMoment(new Date(iso), now);
  const [first, last] = [at(alert.firstAt), at(alert.lastAt)];
  const isOneDay = new Date(alert.firstAt).toDateString() === new Date(alert.lastAt).toDateString();
  const facts = [
    // another program's request is called by its address
    alert.camera === alert.address ? null : alert.camera,
    text.sure(formatShare(alert.confidence)),
    alert.count > 1 ? text.count(formatCount(alert.count)) : null,
    first === last ? last : text.since(first, isOneDay ? formatTime(new Date(alert.lastAt)) : last),
  ];
  const judge = async (judgement: Judgement) => {
    setSending(true);
    const answer = await commands.judge(alert.id, judgement);
    setSending(false);
    if (!answer.ok) return setFault(messageIn(language, answer.error.message));
    commands.reloadAlerts();
    if (answer.value.incident !== null) commands.open(answer.value.incident, place?.position ?? alert.position);
  };
  return (
    <li className="alert" aria-busy={sending}>
      <button
        type="button"
        className="alert-what"
        aria-label={text.show(alert.text)}
        onClick={() => fly({ position: alert.position, zoom: CLOSE_UP })}
      >
        <KindIcon icon={kind?.icon ?? "dots"} size={16} />
        <span>
          <b>{alert.text}</b>
          <small>{[alert.sender, alert.address].filter(Boolean).join(" · ")}</small>
          <small>{facts.filter(Boolean).join(" · ")}</small>
        </span>
      </button>
      {place && <PlaceField place={place} onPlace={setPlace} byClick={false} />}
      <FormAlert>{fault}</FormAlert>
      {dismissing ? (
        <Reason
          sending={sending}
          onSend={(reason) => void judge({ accept: false, reason })}
          onCancel={() => setDismissing(false)}
        />
      ) : (
        <div className="visit-actions">
          <button
            type="button"
            className="primary"
            disabled={sending}
            onClick={() => void judge({ accept: true, ...(place ? { place } : {}) })}
          >
            {text.accept}
          </button>
          <button type="button" className="secondary" disabled={sending} onClick={() => setDismissing(true)}>
            {text.dismiss}
          </button>
          <button
            type="button"
            className="secondary"
            aria-expanded={place !== null}
            aria-label={text.moveOf(alert.text)}
            disabled={sending}
            onClick={() => setPlace(place ? null : { position: alert.position, address: alert.address ?? "" })}
          >
            {text.move}
          </button>
        </div>
      )}
    </li>
  );
}

type ReasonProps = { sending: boolean; onSend: (reason: string) => void; onCancel: () => void };

/** Why it is nothing: one of the usual reasons, or another in words. */
function Reason({ sending, onSend, onCancel }: ReasonProps) {
  const text = useIncidentText().alerts;
  const name = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [other, setOther] = useState("");
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const choose = (words: string) => {
    setMissing(false);
    setChosen(words);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = other.trim() || chosen;
    setMissing(reason === null);
    if (reason !== null) onSend(reason);
  };
  return (
    <form ref={form} className="alert-reason" aria-label={text.reason} noValidate onSubmit={submit}>
      <fieldset className="visit-ways step-ways">
        <legend>{text.reason}</legend>
        {text.reasons.map((words) => (
          <label key={words} className={words === chosen ? "is-chosen" : undefined}>
            <input type="radio" name={name} checked={words === chosen} onChange={() => choose(words)} />
            {words}
          </label>
        ))}
      </fieldset>
      <input
        type="text"
        aria-label={text.other}
        placeholder={text.other}
        maxLength={MOST_REASON}
        value={other}
        onChange={(event) => setOther(event.target.value)}
      />
      <FormAlert>{missing ? text.reasonFault : null}</FormAlert>
      <div className="visit-actions">
        <button type="submit" className="primary" disabled={sending}>
          {sending ? text.sending : text.confirm}
        </button>
        <button type="button" className="secondary" onClick={onCancel}>
          {text.cancel}
        </button>
      </div>
    </form>
  );
}

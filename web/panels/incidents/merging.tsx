import { type FormEvent, useEffect, useState } from "react";
import type { IncidentCard, IncidentName, NearIncident } from "../../../domain/incident.ts";
import { formatCount, formatLength, formatMoment } from "../../text/format.ts";
import { messageIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { RowSkeletons } from "../notices.tsx";
import { useIncidentCommands, useIncidentText } from "./incident-context.tsx";
import { FormFoot, FormFrame } from "./step-form.tsx";

/** What the incident is part of, or what is part of it, with the way to undo that. Nothing where it stands alone. */
export function Merged({ incident, mayHandle }: { incident: IncidentCard; mayHandle: boolean }) {
  const text = useIncidentText().card;
  const { parent, children } = incident;
  if (parent === null && children.length === 0) return null;
  return (
    <section className="card-section" aria-label={text.merged}>
      <div className="card-head">
        <h3>{parent ? text.parent : text.children(formatCount(children.length))}</h3>
      </div>
      <ul className="merged">
        {parent && <Part part={parent} undo={mayHandle ? incident.id : null} />}
        {children.map((child) => (
          <Part key={child.id} part={child} undo={mayHandle ? child.id : null} />
        ))}
      </ul>
    </section>
  );
}

/** `undo`: which incident is taken out of the case; null: that is not for whoever looks. */
function Part({ part, undo }: { part: IncidentName; undo: number | null }) {
  const text = useIncidentText().card;
  const commands = useIncidentCommands();
  const language = useLanguage();
  const [fault, setFault] = useState<string | null>(null);
  const takeOut = async () => {
    if (undo === null) return;
    const answer = await commands.unmerge(undo);
    if (answer.ok) commands.reloadCard();
    else setFault(messageIn(language, answer.error.message));
  };
  return (
    <li>
      <button type="button" className="link merged-name" onClick={() => commands.open(part.id)}>
        {part.text}
      </button>
      {undo !== null && (
        <button type="button" className="link merged-undo" onClick={() => void takeOut()}>
          {text.unmerge}
        </button>
      )}
      {fault && (
        <p role="alert" className="diary-failed">
          {fault}
        </p>
      )}
    </li>
  );
}

type Props = {
  incident: IncidentCard;
  onDone: (told: { words: string; isLate: boolean }) => void;
  onCancel: () => void;
};

/** Which incidents nearby have the same cause: those ticked are handled with this one from now on. */
export function MergeForm({ incident, onDone, onCancel }: Props) {
  const text = useIncidentText();
  const language = useLanguage();
  const commands = useIncidentCommands();
  const near = useNear(incident);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || chosen.length === 0) return;
    setSending(true);
    const answer = await commands.merge(incident.id, chosen);
    setSending(false);
    if (!answer.ok) return setFault(messageIn(language, answer.error.message) || text.step.faults.other);
    commands.take(answer.value);
    onDone({ words: text.card.children(formatCount(answer.value.children.length)), isLate: false });
  };
  const toggle = (id: number) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <FormFrame label={text.card.merged} onSubmit={onSubmit}>
      <p className="visit-hint">{text.card.mergeHint}</p>
      {near.state === "loading" && <RowSkeletons rows={2} rowPx={28} />}
      {near.state === "failed" && <p className="diary-failed">{text.card.mergeFailed}</p>}
      {near.state === "ready" && near.items.length === 0 && <p className="card-quiet">{text.card.mergeNone}</p>}
      {near.state === "ready" && (
        <ul className="near-list">
          {near.items.map((item) => (
            <li key={item.id}>
              <label>
                <input type="checkbox" checked={chosen.includes(item.id)} onChange={() => toggle(item.id)} />
                <NearWords near={item} />
              </label>
            </li>
          ))}
        </ul>
      )}
      <FormFoot
        fault={fault}
        sending={sending}
        disabled={chosen.length === 0}
        submit={sending ? text.step.sending : text.card.mergeSend(formatCount(chosen.length))}
        onCancel={onCancel}
      />
    </FormFrame>
  );
}

/** What it is, how far off, since when, and what speaks for its being the same. */
export function NearWords({ near }: { near: NearIncident }) {
  const text = useIncidentText();
  const why = near.why.map((reason) => text.report.duplicateWhy[reason] ?? reason);
  const details = [
    text.card.metres(formatLength(near.metres)),
    formatMoment(new Date(near.reportedAt), new Date()),
    ...why,
  ];
  return (
    <span className="near-words">
      {near.text}
      <small>{details.join(" · ")}</small>
    </span>
  );
}

type Near = { state: "loading" } | { state: "failed" } | { state: "ready"; items: readonly NearIncident[] };

function useNear({ id, position, kind, text, children }: IncidentCard): Near {
  const commands = useIncidentCommands();
  const [near, setNear] = useState<Near>({ state: "loading" });
  const known = [id, ...children.map((child) => child.id)].join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for an incident, however often its card is read
  useEffect(() => {
    const request = new AbortController();
    void commands.near(position, kind, text, request.signal).then((answer) => {
      if (request.signal.aborted) return;
      const others = answer.ok ? answer.value.items.filter((item) => !known.split(",").includes(String(item.id))) : [];
      setNear(answer.ok ? { state: "ready", items: others } : { state: "failed" });
    });
    return () => request.abort();
  }, [commands, known]);
  return near;
}

import { IconRoute2 } from "@tabler/icons-react";
import type { PackedIncident } from "../../../domain/phone.ts";
import { lastOf } from "../../state/loaded.ts";
import { wayBetween } from "../../state/phone/nearby.ts";
import { flowIn, incidentIn, stepsIn } from "../../state/phone/round-derived.ts";
import { formatMoment } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { IncidentDue } from "./incident-line.tsx";
import { PageHead } from "./page-head.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { Simulated } from "./round-parts.tsx";
import { wayWords } from "./round-words.ts";
import { UnsentLine } from "./unsent-line.tsx";

/** One open incident: what, since when, until when, and the way there. */
export function IncidentPage({ id }: { id: number }) {
  const words = useWords();
  const language = useLanguage();
  const incident = useRound((state) => incidentIn(state, id));
  const own = useRound((state) => state.own);
  const flow = useRound((state) => incident && flowIn(state, incident));
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  if (!incident) {
    return (
      <div className="psheet-body">
        <PageHead title={words.household.gone} />
      </div>
    );
  }
  const named = (rows: readonly { code: string; name: { zh: string; en: string } }[] | undefined, code: string) => {
    const row = rows?.find((one) => one.code === code);
    return row ? nameIn(language, row.name) : code;
  };
  const kind = named(codes?.incidentKinds, incident.kind);
  const way = own.state === "known" ? wayWords(wayBetween(own.position, incident.position), words) : null;
  const facts = [
    [words.incident.kind, kind],
    [words.incident.urgency, named(codes?.urgencies, incident.urgency)],
    [words.incident.reported, formatMoment(new Date(incident.reportedAt), new Date())],
  ];
  return (
    <>
      <div className="psheet-body">
        <PageHead title={incident.text} below={way && <span>{way}</span>}>
          <Simulated />
        </PageHead>
        <dl className="facts">
          <div className="fact">
            <dt>{words.incident.state}</dt>
            <dd>{named(flow?.states ?? codes?.incidentStates, incident.state)}</dd>
          </div>
          {incident.dueAt && (
            <div className="fact">
              <dt>{words.incident.due}</dt>
              <dd>{formatMoment(new Date(incident.dueAt), new Date())}</dd>
              <IncidentDue dueAt={incident.dueAt} />
            </div>
          )}
          {facts.map(([label, value]) => (
            <div key={label} className="fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="psheet-foot">
        <Steps incident={incident} place={kind} />
        <UnsentLine />
      </div>
    </>
  );
}

/** What may be done next, the first standing out, and the way there; while a step waits to be sent, that. `place`: what a map may be told. */
function Steps({ incident, place }: { incident: PackedIncident; place: string }) {
  const words = useWords();
  const language = useLanguage();
  const actions = useActions();
  const steps = useRound((state) => stepsIn(state, incident));
  const noted = useRound((state) => state.entries.find((entry) => entry.incident === incident.id) ?? null);
  const [first, ...others] = noted ? [] : steps;
  const open = (step: string) => actions.open({ kind: "step", incident: incident.id, step });
  return (
    <>
      {noted?.step && (
        <p role="status" className="told">
          {(noted.state === "refused" ? words.step.refused : words.step.pending)(nameIn(language, noted.step))}
        </p>
      )}
      {first && (
        <button type="button" className="action action-primary action-large" onClick={() => open(first.code)}>
          {nameIn(language, first.name)}
        </button>
      )}
      <div className="actions">
        {others.map((step) => (
          <button key={step.code} type="button" className="action" onClick={() => open(step.code)}>
            {nameIn(language, step.name)}
          </button>
        ))}
        <button
          type="button"
          className={first || noted ? "action" : "action action-primary"}
          onClick={() => actions.open({ kind: "lead", position: incident.position, place })}
        >
          <IconRoute2 size={24} stroke={1.6} aria-hidden="true" />
          {words.household.lead}
        </button>
      </div>
    </>
  );
}

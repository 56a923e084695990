import type { IncidentCard } from "../../domain/incident.ts";
import { lastOf } from "../state/loaded.ts";
import { placeOf } from "../text/area-names.ts";
import { formatDuration, formatMoment, MISSING } from "../text/format.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";
import { CardFrame, Chip, Fact } from "./card-frame.tsx";
import { StepBar } from "./card-parts.tsx";
import { KindIcon } from "./symbols.tsx";

const NEARLY_DUE_MS = 24 * 3_600_000;

/** One incident: what, where, how far it has come, and every step so far. */
export function IncidentCardView({ incident }: { incident: IncidentCard }) {
  const text = useText();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const kind = codes?.incidentKinds.find(({ code }) => code === incident.kind);
  const source = codes?.incidentSources.find(({ code }) => code === incident.source);
  const urgency = codes?.urgencies.find(({ code }) => code === incident.urgency);
  const state = codes?.incidentStates.find(({ code }) => code === incident.state);
  const now = new Date();
  return (
    <CardFrame
      title={incident.text}
      context={[incident.address, placeOf(incident.areas, text)].filter(Boolean).join(" · ")}
      chips={
        <>
          {kind && <Chip symbol={<KindIcon icon={kind.icon} size={16} />}>{nameIn(language, kind.name)}</Chip>}
          {urgency && (
            <Chip tone={urgency.code === "normal" ? undefined : "urgent"}>{nameIn(language, urgency.name)}</Chip>
          )}
          {state && !state.open && <Chip tone="ok">✓ {nameIn(language, state.name)}</Chip>}
        </>
      }
    >
      <dl className="card-facts">
        <Fact label={text.card.reported}>{formatMoment(new Date(incident.reportedAt), now)}</Fact>
        <Fact label={text.card.source}>{source ? nameIn(language, source.name) : incident.source}</Fact>
        {incident.dueAt && (
          <Fact
            label={text.card.due}
            end={state?.open && <DueChip dueMs={Date.parse(incident.dueAt)} nowMs={now.getTime()} />}
          >
            {formatMoment(new Date(incident.dueAt), now)}
          </Fact>
        )}
        <Fact label={text.card.assignee}>{incident.assignee ?? MISSING}</Fact>
        {incident.reporter && (
          <Fact label={text.card.reporter}>
            {[incident.reporter.name, incident.reporter.phone].filter(Boolean).join(" ")}
          </Fact>
        )}
        <Fact label={text.card.code}>{incident.code}</Fact>
      </dl>
      <StepBar state={incident.state} />
      {incident.steps.length > 0 && (
        <section className="card-section" aria-label={text.card.steps}>
          <div className="card-head">
            <h3>{text.card.steps}</h3>
          </div>
          <ol className="card-log">
            {incident.steps.map((step) => {
              const name = codes?.incidentStates.find(({ code }) => code === step.state)?.name;
              return (
                <li key={`${step.state}-${step.at}`}>
                  <time dateTime={step.at}>{formatMoment(new Date(step.at), now)}</time>
                  <span>{[name ? nameIn(language, name) : step.state, step.by].filter(Boolean).join(" · ")}</span>
                  {step.note && <p>{step.note}</p>}
                </li>
              );
            })}
          </ol>
        </section>
      )}
    </CardFrame>
  );
}

function DueChip({ dueMs, nowMs }: { dueMs: number; nowMs: number }) {
  const text = useText();
  const language = useLanguage();
  const left = dueMs - nowMs;
  const length = formatDuration(left, language);
  if (left < 0) return <Chip tone="urgent">{text.card.overdue(length)}</Chip>;
  return <Chip tone={left < NEARLY_DUE_MS ? "warning" : undefined}>{text.card.remaining(length)}</Chip>;
}

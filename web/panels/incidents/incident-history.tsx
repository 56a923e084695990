import type { Name } from "../../../domain/codes.ts";
import type { Disposition, Flow } from "../../../domain/flow/flow.ts";
import type { IncidentCard, IncidentStep } from "../../../domain/incident.ts";
import { formatCount, formatMoment } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useLanguage } from "../app-context.tsx";
import { useIncidentText } from "./incident-context.tsx";

type Props = {
  incident: IncidentCard;
  flow: Flow | null;
  states: readonly { code: string; name: Name }[];
  dispositions: readonly Disposition[];
};

/** Every step so far: when, what, who to whom, why. */
export function IncidentHistory({ incident, flow, states, dispositions }: Props) {
  const text = useIncidentText().card;
  const language = useLanguage();
  const now = new Date();
  if (incident.steps.length === 0) return null;
  const named = (rows: readonly { code: string; name: Name }[], code: string | null): string | null => {
    const row = rows.find((one) => one.code === code);
    return row ? nameIn(language, row.name) : null;
  };
  const wordsOf = ({ step, state, by, to, disposition, rating }: IncidentStep): string =>
    [
      named(flow?.steps ?? [], step) ?? text.otherSteps[step ?? ""] ?? named(states, state) ?? state,
      by && to && by !== to ? `${by} → ${to}` : (by ?? to),
      named(dispositions, disposition),
      rating === null ? null : text.stars(formatCount(rating)),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <section className="card-section" aria-label={text.history}>
      <div className="card-head">
        <h3>{text.history}</h3>
      </div>
      <ol className="card-log">
        {incident.steps.map((step) => (
          <li key={`${step.at}-${step.step}-${step.state}`}>
            <time dateTime={step.at}>{formatMoment(new Date(step.at), now)}</time>
            <span>{wordsOf(step)}</span>
            {step.note && <p>{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { Responsible } from "../../domain/household.ts";
import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";

/** The people who answer for a place, with their duty and masked phone. */
export function People({ responsible }: { responsible: readonly Responsible[] }) {
  const text = useText();
  const language = useLanguage();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  return (
    <section className="card-section" aria-label={text.card.responsible}>
      <div className="card-head">
        <h3>{text.card.responsible}</h3>
      </div>
      {responsible.length === 0 ? (
        <p className="card-quiet">{text.card.noResponsible}</p>
      ) : (
        <ul className="card-people">
          {responsible.map((person) => {
            const duty = duties?.find(({ code }) => code === person.duty);
            return (
              <li key={`${person.name}-${person.duty}-${person.area}`}>
                <b>{person.name}</b>
                <span>{duty ? nameIn(language, duty.name) : person.duty}</span>
                {person.phone}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The flow of incidents with the state it is in. */
export function StepBar({ state }: { state: string }) {
  const language = useLanguage();
  const states = useApp((app) => lastOf(app.town)?.codes.incidentStates ?? null);
  if (!states) return null;
  const now = states.findIndex(({ code }) => code === state);
  return (
    <ol className="steps">
      {states.map((step, index) => (
        <li
          key={step.code}
          className={index < now ? "is-done" : index === now ? "is-now" : undefined}
          aria-current={index === now ? "step" : undefined}
        >
          {nameIn(language, step.name)}
        </li>
      ))}
    </ol>
  );
}

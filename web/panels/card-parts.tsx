import type { Responsible } from "../../domain/household.ts";
import { shortName } from "../state/area-tree.ts";
import { lastOf } from "../state/loaded.ts";
import { nameIn } from "../text/language.ts";
import type { Text } from "../text/zh-CN.ts";
import { useApp, useLanguage, useText } from "./app-context.tsx";

type Named = { name: string; level: string };

/** `三条巷 10 网格 · 微网格 03`: the areas below the street, the largest first, without saying a name twice. */
export function placeOf(areas: readonly Named[], text: Text): string {
  const below = areas.filter(({ level }) => level !== "county" && level !== "street");
  const listed = below.length > 0 ? below : areas;
  return listed
    .filter(
      (area, index) =>
        !listed[index + 1] ||
        shortName(listed[index + 1].name, area.name) === listed[index + 1].name ||
        area.level === "grid",
    )
    .map((area, index, shown) => areaLabel(area, shown[index - 1]?.name ?? null, text))
    .join(" · ");
}

/** `三条巷 10` reads `三条巷 10 网格`, and under it `三条巷 10-03` reads `微网格 03`; other names stay as they are. */
function areaLabel({ name, level }: Named, above: string | null, text: Text): string {
  const short = shortName(name, above);
  if (level === "microgrid" && /^\d+$/.test(short)) return text.card.numbered(text.levels.microgrid, short);
  return level === "grid" && /\d$/.test(name) ? text.card.named(name, text.levels.grid) : name;
}

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

import { type ReactNode, useState } from "react";
import { metresBetween } from "../../../domain/bearing.ts";
import type { HouseholdCard } from "../../../domain/household.ts";
import { lastOf } from "../../state/loaded.ts";
import type { PackHousehold } from "../../state/phone/due.ts";
import { notedVisits } from "../../state/phone/noted.ts";
import { incidentIn, openIncidentsIn } from "../../state/phone/round-derived.ts";
import { formatCount, formatDay, MISSING } from "../../text/format.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage, useMay } from "../app-context.tsx";
import { RevealPanel } from "../reveal-panel.tsx";
import type { useReveal } from "../use-reveal.ts";
import { IncidentDue } from "./incident-line.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { DueTag, daysSince } from "./round-parts.tsx";
import { lastVisitWords } from "./round-words.ts";

type Props = { household: PackHousehold; card: HouseholdCard | null } & ReturnType<typeof useReveal>;

/** What to know of a household: who (masked), the last visit and the next, what is open, and what the server adds. */
export function HouseholdFacts({ household, card, ...reveal }: Props) {
  const words = useWords();
  return (
    <>
      <dl className="facts">
        <Head household={household} reveal={reveal} />
        <LastVisit household={card?.visits ? { ...household, visits: card.visits } : household} />
        <Incidents household={household} card={card} />
        <Fact label={words.household.residents}>
          {household.residents === null ? MISSING : words.household.people(formatCount(household.residents))}
        </Fact>
        {card && card.tags.length > 0 && <Tags card={card} />}
        {card?.plan && <Fact label={words.household.plan}>{card.plan.text}</Fact>}
      </dl>
      <Building household={household} />
      {card?.visits?.items && card.visits.items.length > 0 && <Visits items={card.visits.items} />}
      {card && card.responsible.length > 0 && <Responsible card={card} />}
    </>
  );
}

function Fact({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
      {end}
    </div>
  );
}

/** The head's name as the mask leaves it, and the way to see it: for a reason, with a connection. */
function Head({ household, reveal }: { household: PackHousehold; reveal: ReturnType<typeof useReveal> }) {
  const words = useWords();
  const mayReveal = useMay("households.reveal");
  const online = useRound((state) => state.online);
  const { state } = reveal.reveal;
  const seen = reveal.reveal.state === "seen" ? reveal.reveal.revealed : null;
  const hides = (household.head ?? household.phone) !== null;
  return (
    <>
      <Fact
        label={words.household.head}
        end={
          mayReveal && hides && state === "hidden" ? (
            <button type="button" className="fact-action" onClick={reveal.ask}>
              {words.household.reveal}
            </button>
          ) : null
        }
      >
        {seen ? <b>{seen.head ?? MISSING}</b> : (household.head ?? MISSING)}
      </Fact>
      {state !== "hidden" && (
        <div className="reveal-place">
          {seen && (
            <p>
              {seen.phone ? (
                <a className="fact-phone" href={`tel:${seen.phone.replaceAll(/[^+\d]/g, "")}`}>
                  {seen.phone}
                </a>
              ) : (
                words.household.noPhone
              )}
            </p>
          )}
          {!online && !seen ? (
            <p role="status" className="told told-warning">
              {words.household.revealOffline}
            </p>
          ) : (
            <RevealPanel {...reveal} />
          )}
        </div>
      )}
    </>
  );
}

function LastVisit({ household }: { household: PackHousehold }) {
  const words = useWords();
  const noted = useRound((state) => state.entries);
  const now = new Date();
  const { last } = household.visits;
  const waits = notedVisits(noted).has(household.id);
  return (
    <Fact label={words.household.visit} end={<DueTag household={household} />}>
      {waits ? words.household.pendingVisit : lastVisitWords(last, daysSince(household) ?? 0, words, now)}
    </Fact>
  );
}

/** Nearer than this an incident of the kept data is shown at a door while the server cannot say which belong to it. */
const AT_DOOR_M = 25;
const SHOWN = 2;

function Incidents({ household, card }: Pick<Props, "household" | "card">) {
  const words = useWords();
  const kept = useRound(openIncidentsIn);
  const mayIncidents = useMay("incidents");
  if (!mayIncidents) return null;
  const own = card?.openIncidents;
  const near = own ? [] : kept.filter(({ position }) => metresBetween(position, household.position) <= AT_DOOR_M);
  const shown = (own ?? near).slice(0, SHOWN);
  if (shown.length === 0) return <Fact label={words.household.incident}>{words.household.noOpen}</Fact>;
  return shown.map((incident) => <OpenIncident key={incident.id} incident={incident} near={own === undefined} />);
}

function OpenIncident({ incident, near }: { incident: { id: number; text: string; state: string }; near: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const actions = useActions();
  const kept = useRound((state) => incidentIn(state, incident.id));
  const states = useApp((state) => lastOf(state.town)?.codes.incidentStates ?? null);
  const state = states?.find(({ code }) => code === incident.state);
  const said = near ? words.household.nearIncident(incident.text) : incident.text;
  const all = state ? `${said}${words.household.comma}${nameIn(language, state.name)}` : said;
  return (
    <Fact label={words.household.incident} end={kept && <IncidentDue dueAt={kept.dueAt} />}>
      {kept ? (
        <button type="button" className="fact-link" onClick={() => actions.open({ kind: "incident", id: incident.id })}>
          {all}
        </button>
      ) : (
        all
      )}
    </Fact>
  );
}

function Tags({ card }: { card: HouseholdCard }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <Fact label={words.household.tags}>
      {card.tags.map(({ name }) => nameIn(language, name)).join(words.outbox.between)}
    </Fact>
  );
}

function Building({ household }: { household: PackHousehold }) {
  const words = useWords();
  const actions = useActions();
  const { building } = household;
  if (building === null) return null;
  return (
    <button
      type="button"
      className="action action-quiet"
      onClick={() => actions.open({ kind: "building", id: building })}
    >
      {words.household.building}
    </button>
  );
}

type VisitItems = NonNullable<NonNullable<HouseholdCard["visits"]>["items"]>;

function Visits({ items }: { items: VisitItems }) {
  const words = useWords();
  const [now] = useState(() => new Date());
  return (
    <section aria-label={words.household.visits}>
      <h3 className="section-title">{words.household.visits}</h3>
      <ul className="entries">
        {items.map((visit) => (
          <li key={visit.id} className="entry">
            <div className="entry-head">
              <b>{formatDay(new Date(visit.at), now)}</b>
              <span className="quiet">{words.household.by(visit.by.name, words.household.ways[visit.way])}</span>
            </div>
            {visit.note && <p className="entry-text">{visit.note}</p>}
            {visit.photos > 0 && <p className="quiet">{words.household.photos(String(visit.photos))}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Responsible({ card }: { card: HouseholdCard }) {
  const words = useWords();
  const language = useLanguage();
  const duties = useApp((state) => lastOf(state.town)?.codes.duties ?? null);
  return (
    <section aria-label={words.household.responsible}>
      <h3 className="section-title">{words.household.responsible}</h3>
      <ul className="people">
        {card.responsible.map((person) => {
          const duty = duties?.find(({ code }) => code === person.duty);
          return (
            <li key={`${person.name}-${person.duty}-${person.area}`}>
              <b>{person.name}</b>
              <span className="quiet">{duty ? nameIn(language, duty.name) : person.duty}</span>
              {person.phone}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

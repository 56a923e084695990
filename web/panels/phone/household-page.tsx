import { IconMessageReport, IconNotes, IconPhone, IconRoute2 } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { lastOf } from "../../state/loaded.ts";
import type { PackHousehold } from "../../state/phone/due.ts";
import { wayBetween } from "../../state/phone/nearby.ts";
import { buildingIn, householdIn, packIn } from "../../state/phone/round-derived.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage, useMay } from "../app-context.tsx";
import { RingSymbol, TypeSymbol } from "../symbols.tsx";
import { type Reveal, useReveal } from "../use-reveal.ts";
import { HouseholdFacts } from "./household-facts.tsx";
import { PageHead } from "./page-head.tsx";
import { useActions, useRound, useRoundStore, useWords } from "./round-context.tsx";
import { Simulated } from "./round-parts.tsx";
import { doorWords, wayWords } from "./round-words.ts";
import { UnsentLine } from "./unsent-line.tsx";
import { useServerCard } from "./use-server-card.ts";

/** One door: what to know before it opens, and the four things to do there, at the thumb. */
export function HouseholdPage({ id }: { id: number }) {
  const words = useWords();
  const household = useRound((state) => householdIn(state, id));
  if (!household) {
    return (
      <div className="psheet-body">
        <PageHead title={words.household.gone} />
      </div>
    );
  }
  return <Known key={id} household={household} />;
}

function Known({ household }: { household: PackHousehold }) {
  const words = useWords();
  const building = useRound((state) => buildingIn(state, household.building));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const own = useRound((state) => state.own);
  const card = useServerCard(household.id);
  const reveal = useReveal(household.id);
  const round = useRoundStore();
  const ask = () => {
    // why: the question needs more room than half a sheet leaves over its buttons
    round.setState({ height: "tall" });
    reveal.ask();
  };
  const { title, place } = doorWords(household, building, areas, words);
  const way = own.state === "known" ? wayWords(wayBetween(own.position, household.position), words) : "";
  return (
    <>
      <div className="psheet-body">
        <PageHead
          title={title}
          below={
            <>
              {place && <span>{place}</span>}
              {way && <span>{way}</span>}
            </>
          }
        >
          <Simulated />
        </PageHead>
        <Chips household={household} />
        <HouseholdFacts household={household} card={card} {...reveal} ask={ask} />
      </div>
      <Actions household={household} reveal={reveal.reveal} ask={ask} place={place || title} />
    </>
  );
}

/** What kind of household it is, and the attention it needs: symbol and word. */
function Chips({ household }: { household: PackHousehold }) {
  const words = useWords();
  const language = useLanguage();
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const type = codes?.householdTypes.find(({ code }) => code === household.type);
  const level = codes?.attentionLevels.find(({ code }) => code === household.attention);
  return (
    <ul className="chips">
      {type && (
        <li>
          <TypeSymbol type={type} size={20} />
          {nameIn(language, type.name)}
        </li>
      )}
      {level && (
        <li>
          <RingSymbol level={level} size={20} />
          {words.household.attention(nameIn(language, level.name))}
        </li>
      )}
    </ul>
  );
}

type ActionsProps = { household: PackHousehold; reveal: Reveal; ask: () => void; place: string };

function Actions({ household, reveal, ask, place }: ActionsProps) {
  const words = useWords();
  const actions = useActions();
  const mayWrite = useMay("households.write");
  const mayReport = useMay("incidents.report");
  return (
    <div className="psheet-foot">
      {mayWrite && (
        <button
          type="button"
          className="action action-primary action-large"
          onClick={() => actions.open({ kind: "visit", household: household.id })}
        >
          <IconNotes size={24} stroke={1.6} aria-hidden="true" />
          {words.household.noteVisit}
        </button>
      )}
      <div className="actions">
        <CallButton household={household} reveal={reveal} ask={ask} />
        {mayReport && (
          <button
            type="button"
            className="action"
            onClick={() => actions.open({ kind: "report", household: household.id })}
          >
            <IconMessageReport size={24} stroke={1.6} aria-hidden="true" />
            {words.household.report}
          </button>
        )}
        <button
          type="button"
          className="action"
          onClick={() => actions.open({ kind: "lead", position: household.position, place })}
        >
          <IconRoute2 size={24} stroke={1.6} aria-hidden="true" />
          {words.household.lead}
        </button>
      </div>
      <UnsentLine />
    </div>
  );
}

/** Calls where the number was revealed already; else it asks for the reason first. */
function CallButton({ household, reveal, ask }: Omit<ActionsProps, "place">) {
  const words = useWords();
  const mayReveal = useMay("households.reveal");
  const link = useRef<HTMLAnchorElement>(null);
  const asked = useRef(false);
  const phone = reveal.state === "seen" ? reveal.revealed.phone : null;
  useEffect(() => {
    // why: who asked in order to call finds the way to call under the finger
    if (phone && asked.current) link.current?.focus();
    if (phone) asked.current = false;
  }, [phone]);
  if (!mayReveal || household.phone === null) return null;
  if (phone) {
    return (
      <a ref={link} className="action" href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}>
        <IconPhone size={24} stroke={1.6} aria-hidden="true" />
        {words.household.call}
      </a>
    );
  }
  return (
    <button
      type="button"
      className="action"
      onClick={() => {
        asked.current = true;
        ask();
      }}
    >
      <IconPhone size={24} stroke={1.6} aria-hidden="true" />
      {words.household.call}
    </button>
  );
}

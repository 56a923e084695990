import type { ReactNode } from "react";
import { daysBetween } from "../../state/days.ts";
import { lastOf } from "../../state/loaded.ts";
import { dueOf, type PackHousehold } from "../../state/phone/due.ts";
import { buildingIn, packIn, today } from "../../state/phone/round-derived.ts";
import { nameIn } from "../../text/language.ts";
import { useApp, useLanguage } from "../app-context.tsx";
import { RingSymbol, TypeSymbol } from "../symbols.tsx";
import { useActions, useRound, useWords } from "./round-context.tsx";
import { type DueTone, doorWords, dueWords } from "./round-words.ts";

/** A word on a tinted ground; it always says in words what its colour says. */
export const Tag = ({ tone = "quiet", children }: { tone?: DueTone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
);

/** Said on every screen that shows made-up data. */
export function Simulated() {
  const words = useWords();
  const simulated = useApp((state) => lastOf(state.town)?.simulated ?? false);
  return simulated ? <Tag tone="warning">{words.simulated}</Tag> : null;
}

/** When the next visit is due. */
export function DueTag({ household }: { household: PackHousehold }) {
  const words = useWords();
  const now = new Date();
  const said = dueWords(dueOf(household.visits.due, today(now.getTime())), words, now);
  return said && <Tag tone={said.tone}>{said.words}</Tag>;
}

/** The map's symbol of a household, with the ring of its attention beside it. */
export function HouseholdSymbols({ household, size = 20 }: { household: PackHousehold; size?: number }) {
  const codes = useApp((state) => lastOf(state.town)?.codes ?? null);
  const type = codes?.householdTypes.find(({ code }) => code === household.type);
  const level = codes?.attentionLevels.find(({ code }) => code === household.attention);
  return (
    <span className="line-symbols">
      {type && <TypeSymbol type={type} size={size} />}
      {level && <RingSymbol level={level} size={size} />}
    </span>
  );
}

/** One household in a list: its symbol, its door, where that is. `end` stands at the right. */
export function HouseholdLine({
  household,
  end,
  inBuilding = false,
}: {
  household: PackHousehold;
  end?: ReactNode;
  /** the building stands above already */
  inBuilding?: boolean;
}) {
  const words = useWords();
  const language = useLanguage();
  const actions = useActions();
  const building = useRound((state) => buildingIn(state, household.building));
  const areas = useRound((state) => packIn(state)?.areas) ?? [];
  const types = useApp((state) => lastOf(state.town)?.codes.householdTypes ?? null);
  const type = types?.find(({ code }) => code === household.type);
  const { title, place } = doorWords(household, building, areas, words);
  const below = [inBuilding ? "" : place, type ? nameIn(language, type.name) : "", household.head ?? ""];
  return (
    <li>
      <button type="button" className="line" onClick={() => actions.open({ kind: "household", id: household.id })}>
        <HouseholdSymbols household={household} />
        <span className="line-words">
          <b>{title}</b>
          <span>{below.filter((part) => part !== "").join(" · ")}</span>
        </span>
        {end ?? <DueTag household={household} />}
      </button>
    </li>
  );
}

/** Days since the last visit; null when there was none. */
export const daysSince = (household: PackHousehold): number | null =>
  household.visits.last === null ? null : daysBetween(household.visits.last, today());

/** The head of a tab: what it shows, and how much of it. */
export function TabHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className="tab-head">
      <h2>{title}</h2>
      {note && <span className="quiet">{note}</span>}
      <span className="tab-head-end">{children}</span>
    </div>
  );
}

// Sentences of the round that several panels say.

import type { HouseholdItem } from "../../../domain/household.ts";
import type { PhonePack } from "../../../domain/phone.ts";
import { type Day, dateOf } from "../../state/days.ts";
import { doorNameOf, placeOfDoor, shortAddress } from "../../state/phone/door.ts";
import type { Due } from "../../state/phone/due.ts";
import type { Way } from "../../state/phone/nearby.ts";
import { formatDay, formatFigure } from "../../text/format.ts";
import type { phoneZh } from "../../text/phone-zh.ts";

type Words = typeof phoneZh;

/** `距 25 米 · 东南`, or that one stands there. */
export function wayWords({ metres, wind }: Way, words: Words): string {
  if (wind === null) return words.way.here;
  const far =
    metres >= 1000
      ? words.way.kilometres((metres / 1000).toFixed(1))
      : words.way.metres(formatFigure(metres < 10 ? Math.round(metres) : Math.round(metres / 5) * 5));
  return `${far} · ${words.way.winds[wind]}`;
}

type Building = { address: string | null } | null;

/** A household as it is called at its door, and where that door is. */
export function doorWords(
  household: Pick<HouseholdItem, "unit" | "door" | "address" | "code">,
  building: Building,
  areas: PhonePack["areas"],
  words: Words,
): { title: string; place: string } {
  const { unit, door } = doorNameOf(household);
  const address = shortAddress(household.address, areas) || household.code;
  if (door === null) return { title: address, place: "" };
  // a stair or a door may be written with its word already: 2单元, 501室
  const bare = /^[\dA-Za-z-]+$/;
  const named = bare.test(door) ? words.door.door(door) : door;
  const title = unit === null ? named : bare.test(unit) ? words.door.unitDoor(unit, door) : `${unit} ${door}`;
  return { title, place: shortAddress(placeOfDoor(household, building), areas) };
}

export type DueTone = "urgent" | "warning" | "quiet";

/** How the next visit stands, and how loudly to say so; null when none is planned. */
export function dueWords(due: Due, words: Words, now: Date): { words: string; tone: DueTone } | null {
  switch (due.state) {
    case "overdue":
      return { words: words.due.overdue(String(due.days)), tone: "urgent" };
    case "today":
      return { words: words.due.today, tone: "warning" };
    case "soon":
      return { words: words.due.soon(String(due.days)), tone: "warning" };
    case "later":
      return { words: words.due.later(formatDay(dateOf(due.day), now)), tone: "quiet" };
    case "none":
      return null;
  }
}

/** `10-28，23 天前` */
export function lastVisitWords(last: Day | null, daysAgo: number, words: Words, now: Date): string {
  if (last === null) return words.household.neverVisited;
  const ago = daysAgo <= 0 ? words.household.todayVisited : words.household.daysAgo(String(daysAgo));
  return words.household.lastVisit(formatDay(dateOf(last), now), ago);
}

/** What a building is called: its name, else its address, else where its doors are. */
export function buildingWords(
  building: { name: string | null; address: string | null } | null,
  otherwise: string,
  areas: PhonePack["areas"],
): string {
  return building?.name || shortAddress(building?.address || otherwise, areas);
}

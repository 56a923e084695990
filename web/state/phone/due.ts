// Whom to visit, and how soon.

import type { PackedHousehold } from "../../../domain/phone.ts";
import { addDays, type Day, daysBetween } from "../days.ts";

export type PackHousehold = PackedHousehold;

/** How a household's next visit stands. `days`: over due, or until it is. */
export type Due =
  | { state: "overdue"; days: number }
  | { state: "today" }
  | { state: "soon"; days: number }
  | { state: "later"; days: number; day: Day }
  | { state: "none" };

/** What is due within so many days is shown as due now: a week is walked as one. */
export const SOON_DAYS = 7;

/** How the visit that is due on `due` stands on `today`. */
export function dueOf(due: Day | null, today: Day): Due {
  if (due === null) return { state: "none" };
  const days = daysBetween(today, due);
  if (days < 0) return { state: "overdue", days: -days };
  if (days === 0) return { state: "today" };
  return days <= SOON_DAYS ? { state: "soon", days } : { state: "later", days, day: due };
}

/** Has to be visited today or within the week, or should have been? */
export const isDue = ({ visits }: PackHousehold, today: Day): boolean =>
  visits.due !== null && visits.due <= addDays(today, SOON_DAYS);

export type DueGroupName = "overdue" | "today" | "soon";

/** Doors of one building (or one house of its own) that are due. */
export type DueStop = { building: number | null; households: readonly PackHousehold[] };
export type DueGroup = { name: DueGroupName; count: number; stops: readonly DueStop[] };

/**
 * Those to visit, by how urgent it is and then by building, so that one walk up the stairs serves all. The longest overdue
 * first; a building stands where its most urgent door does, and all doors of it that are due come with that one.
 */
export function dueGroups(households: readonly PackHousehold[], today: Day): DueGroup[] {
  const due = households.filter((one) => isDue(one, today)).sort(bySoonest);
  const stops = new Map<string, PackHousehold[]>();
  for (const one of due) {
    const key = one.building === null ? `door ${one.id}` : `building ${one.building}`;
    stops.set(key, [...(stops.get(key) ?? []), one]);
  }
  const groups = new Map<DueGroupName, DueStop[]>();
  for (const members of stops.values()) {
    const name = groupOf(members[0], today);
    groups.set(name, [...(groups.get(name) ?? []), { building: members[0].building, households: members }]);
  }
  return (["overdue", "today", "soon"] as const).flatMap((name) => {
    const stops = groups.get(name);
    if (!stops) return [];
    return [{ name, stops, count: stops.reduce((sum, stop) => sum + stop.households.length, 0) }];
  });
}

const bySoonest = (a: PackHousehold, b: PackHousehold): number => {
  const [x, y] = [a.visits.due ?? "9", b.visits.due ?? "9"];
  return x === y ? a.id - b.id : x < y ? -1 : 1;
};

function groupOf(household: PackHousehold, today: Day): DueGroupName {
  const { state } = dueOf(household.visits.due, today);
  return state === "overdue" || state === "today" ? state : "soon";
}

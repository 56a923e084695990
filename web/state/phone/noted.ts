// Visits that were noted on this device but are not in the pack yet count already: a door that was just visited is not due.

import { type Day, dayOf } from "../days.ts";
import type { PackHousehold } from "./due.ts";
import type { OutboxEntry } from "./outbox-entry.ts";

/** The last visit of each household that waits in the outbox. */
export function notedVisits(entries: readonly OutboxEntry[]): ReadonlyMap<number, OutboxEntry> {
  const noted = new Map<number, OutboxEntry>();
  for (const entry of entries) {
    if (entry.kind !== "visit" || entry.household === null || entry.state === "refused") continue;
    const before = noted.get(entry.household);
    if (!before || before.at <= entry.at) noted.set(entry.household, entry);
  }
  return noted;
}

/** `household` as it stands after the visit `noted`. Nobody met: it stays due. The server knows the schedule, not we. */
export function afterVisit(household: PackHousehold, noted: OutboxEntry | undefined): PackHousehold {
  if (!noted) return household;
  const day: Day = dayOf(noted.at / 1000);
  const met = noted.way !== "absent";
  const { visits } = household;
  if (noted.next !== null) {
    return { ...household, visits: { last: met ? day : visits.last, due: noted.next, rule: "agreed" } };
  }
  return met ? { ...household, visits: { last: day, due: null, rule: visits.rule } } : household;
}

/** All of `households`, with what waits in the outbox. */
export function withNoted(households: readonly PackHousehold[], entries: readonly OutboxEntry[]) {
  const noted = notedVisits(entries);
  return noted.size === 0 ? households : households.map((one) => afterVisit(one, noted.get(one.id)));
}

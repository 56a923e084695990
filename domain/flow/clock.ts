import { afterWorking, type Calendar, workingMinutes } from "./calendar.ts";

/** How long something may take: minutes of working time, or by the clock on the wall. */
export type Clock = { minutes: number; counts: "working" | "always" };

/** How late something is: 0 not, 1 a reminder, 2 a yellow card, 3 a red card. */
export type Card = 0 | 1 | 2 | 3;

/** When cards are shown, as shares of the time given: 1 is the moment it is due. */
export type CardShares = { remind: number; yellow: number; red: number };

/** When something is due and when each card is shown, in milliseconds since 1970. */
export type Deadlines = { dueAt: number; remindAt: number; yellowAt: number; redAt: number };

const MINUTE_MS = 60_000;

/** The deadlines of what begins at `start` and has `clock` to run. */
export function deadlines(
  calendar: Calendar,
  { minutes, counts }: Clock,
  shares: CardShares,
  start: number,
): Deadlines {
  const at = (share: number): number =>
    counts === "working"
      ? afterWorking(calendar, start, minutes * share)
      : start + Math.round(minutes * share * MINUTE_MS);
  return { dueAt: at(1), remindAt: at(shares.remind), yellowAt: at(shares.yellow), redAt: at(shares.red) };
}

/** Until a date further away than this nobody counts working hours, which takes a step for each day. */
const FAR_MS = 5 * 366 * 24 * 60 * MINUTE_MS;

/** The last moment of a year with four digits: none is written beyond it. */
const LAST_MS = Date.parse("9999-12-31T23:59:59Z");

/**
 * The deadlines of what begins at `start` and somebody set a date for: in working time where there is any until then, and it is not years
 * away.
 */
export function deadlinesBy(calendar: Calendar, dueAt: number, shares: CardShares, start: number): Deadlines {
  const working = dueAt - start <= FAR_MS ? workingMinutes(calendar, start, dueAt) : 0;
  const clock: Clock =
    working > 0
      ? { minutes: working, counts: "working" }
      : { minutes: Math.max(0, dueAt - start) / MINUTE_MS, counts: "always" };
  const { remindAt, yellowAt, redAt } = deadlines(calendar, clock, shares, start);
  const capped = (at: number) => Math.min(at, LAST_MS);
  return { dueAt, remindAt: capped(remindAt), yellowAt: capped(yellowAt), redAt: capped(redAt) };
}

/** The card that is shown at `now`. */
export function cardAt({ remindAt, yellowAt, redAt }: Deadlines, now: number): Card {
  if (now >= redAt) return 3;
  if (now >= yellowAt) return 2;
  return now >= remindAt ? 1 : 0;
}

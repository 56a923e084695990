import { USUAL_WEEKS } from "./day.ts";

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** China keeps UTC+8 all year. */
const OFFSET_MS = 8 * HOUR_MS;

/** When the day in China that `at` lies in began; milliseconds since 1970. */
export const dayStart = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS;

/** The hour of the day in China, 0–23. */
export const hourOf = (at: number): number => Math.floor((at + OFFSET_MS) / HOUR_MS) % 24;

/** A day so many weeks before: when it began, and the moment of it that is now's. */
export type PastDay = { start: number; until: number };

/** The same weekday of the last weeks, the latest first; those before the day of `first`, the earliest report, are left out: nothing is known of them. */
export function pastDays(now: number, first: number): PastDay[] {
  const start = dayStart(now);
  const known = dayStart(first);
  return Array.from({ length: USUAL_WEEKS }, (_, index) => (index + 1) * 7 * DAY_MS)
    .map((before) => ({ start: start - before, until: now - before }))
    .filter((day) => day.start >= known);
}

/** The mean of some; null for none. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** `part` of `whole`; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

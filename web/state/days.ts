// Calendar days as the reader's clock has them. A day is `2026-11-20`; arithmetic never meets a time zone.

export type Day = string;

const DAY_MS = 86_400_000;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

const utcMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** True for a day that exists: `2026-02-30` does not. */
export const isDay = (text: string): text is Day =>
  pattern.test(text) && !Number.isNaN(utcMs(text)) && new Date(utcMs(text)).toISOString().startsWith(text);

/** The day that lies `count` days after `day`. */
export const addDays = (day: Day, count: number): Day =>
  new Date(utcMs(day) + count * DAY_MS).toISOString().slice(0, 10);

/** Days from `from` to `to`; 0 for the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utcMs(to) - utcMs(from)) / DAY_MS);

/** The local day of a moment in seconds since 1970. */
export function dayOf(seconds: number): Day {
  const date = new Date(seconds * 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The moment `day` begins, in seconds since 1970, local time. */
export const startOfDay = (day: Day): number => dateOf(day).getTime() / 1000;

/** The local midnight that begins `day`. */
export function dateOf(day: Day): Date {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** The last whole day before the moment `until`, ISO 8601. */
export const lastDay = (until: string): Day => dayOf(Date.parse(until) / 1000 - 1);

export const minDay = (a: Day, b: Day): Day => (a < b ? a : b);
export const maxDay = (a: Day, b: Day): Day => (a > b ? a : b);

// Days are China's days (UTC+8 all year), written yyyy-mm-dd.

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** 2000-01-01 in days since 1970-01-01. */
const EPOCH = 10_957;

/** The day in China at this moment. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The minute in China at this moment: `2026-11-20 09:40`. */
export const chinaMinute = (at: Date): string =>
  new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");

/** Days from 2000-01-01 until `day`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS - EPOCH;

/** The day so many days after 2000-01-01. */
export const dayOfNumber = (number: number): string => new Date((number + EPOCH) * DAY_MS).toISOString().slice(0, 10);

/** The day so many days after `day`; before it for negative ones. */
export const dayAfter = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days);

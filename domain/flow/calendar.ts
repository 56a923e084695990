import { chinaDay, dayAfter } from "../day.ts";

// Working time: the hours of working days, in China's time (UTC+8 all year). Moments are milliseconds since 1970.

/** A span of a day's clock, `HH:MM`; 24:00 is its end. */
export type Hours = readonly [from: string, to: string];

/** When people work. Days are `YYYY-MM-DD`, spans of them with both ends. */
export type Calendar = {
  /** of a working day, in order */
  hours: Hours[];
  /** days of the week that are worked: 1 Monday … 7 Sunday */
  weekdays: number[];
  holidays: { from: string; to: string; name: string }[];
  /** days of a weekend that are worked in exchange for a holiday (调休) */
  workdays: string[];
};

/** Somebody who is away, both days included: nothing is given to them then. */
export type Leave = { staff: number; from: string; to: string; name?: string };

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** So far is looked ahead for the next working time: longer than any run of holidays. */
const MOST_IDLE_DAYS = 3660;

/** Minutes since midnight of `HH:MM`. */
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Whether people work on `day`. A day swapped for a holiday counts before the holiday it lies in. */
export function isWorkday({ weekdays, holidays, workdays }: Calendar, day: string): boolean {
  if (workdays.includes(day)) return true;
  if (holidays.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return weekdays.includes(weekday);
}

/** Working spans of `day`, in milliseconds since 1970; none on a day off. */
function spansOf(calendar: Calendar, day: string): [from: number, to: number][] {
  if (!isWorkday(calendar, day)) return [];
  const midnight = midnightOf(day);
  return calendar.hours.map(([from, to]) => [
    midnight + minuteOf(from) * MINUTE_MS,
    midnight + minuteOf(to) * MINUTE_MS,
  ]);
}

/**
 * The moment by which `minutes` of working time have passed since `start`. With 0 it is `start` itself, whenever that is. Throws RangeError
 * where nobody works for ten years. Takes a step for each day.
 */
export function afterWorking(calendar: Calendar, start: number, minutes: number): number {
  let left = minutes * MINUTE_MS;
  if (left <= 0) return start;
  let day = chinaDay(new Date(start));
  for (let idle = 0; idle < MOST_IDLE_DAYS; idle++, day = dayAfter(day, 1)) {
    for (const [from, to] of spansOf(calendar, day)) {
      const begin = Math.max(from, start);
      const worked = to - begin;
      if (worked <= 0) continue;
      if (worked >= left) return begin + left;
      left -= worked;
      idle = 0;
    }
  }
  throw new RangeError("the calendar has no working time");
}

/** Working time between two moments, in minutes; 0 when `end` is not after `start`. */
export function workingMinutes(calendar: Calendar, start: number, end: number): number {
  let worked = 0;
  const last = chinaDay(new Date(end));
  for (let day = chinaDay(new Date(start)); day <= last; day = dayAfter(day, 1)) {
    for (const [from, to] of spansOf(calendar, day)) {
      worked += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
  }
  return worked / MINUTE_MS;
}

/** The reason why a calendar cannot be used; null when it can. */
export type CalendarFault = "hours-none" | "hours-order" | "weekdays-none" | "holiday-order" | "holidays-too-long";

/** What is wrong with `calendar`: null when nothing is. */
export function calendarFault({ hours, weekdays, holidays }: Calendar): CalendarFault | null {
  if (hours.length === 0) return "hours-none";
  const minutes = hours.flatMap(([from, to]) => [minuteOf(from), minuteOf(to)]);
  const ascends = minutes.every(
    (minute, index) => index === 0 || minute > minutes[index - 1] || (index % 2 === 0 && minute === minutes[index - 1]),
  );
  if (!ascends || minutes[minutes.length - 1] > DAY_MINUTES) return "hours-order";
  if (weekdays.length === 0) return "weekdays-none";
  if (holidays.some(({ from, to }) => to < from)) return "holiday-order";
  const longest = holidays.some(({ from, to }) => midnightOf(to) - midnightOf(from) > 366 * DAY_MINUTES * MINUTE_MS);
  return longest ? "holidays-too-long" : null;
}

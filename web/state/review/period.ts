// What a review is of: `week=2026-W47` (ISO 8601: Monday to Sunday) or `month=2026-11`.

import { addDays, type Day, daysBetween, minDay } from "../days.ts";
import type { Period } from "../filters.ts";

export type ReviewSpan = { kind: "week" | "month" /** first day: a Monday, or the first of a month */; first: Day };

/** The span that an address says; the week of `today` where it says none. */
export function spanInAddress(query: string, today: Day): ReviewSpan {
  const fields = new URLSearchParams(query);
  const week = /^(\d{4})-W(\d{2})$/.exec(fields.get("week") ?? "");
  if (week) {
    const first = addDays(mondayOf(`${week[1]}-01-04`), 7 * (Number(week[2]) - 1));
    if (weekNumber(first) === `${week[1]}-W${week[2]}`) return { kind: "week", first };
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(fields.get("month") ?? ""))
    return { kind: "month", first: `${fields.get("month")}-01` };
  return { kind: "week", first: mondayOf(today) };
}

/** The query that says this span. */
export const querySaying = ({ kind, first }: ReviewSpan): string =>
  kind === "week" ? `week=${weekNumber(first)}` : `month=${first.slice(0, 7)}`;

/** The days of the span, as far as there are data: until `last`. */
export function daysOf({ kind, first }: ReviewSpan, last: Day): Period {
  const end = addDays(kind === "week" ? addDays(first, 7) : nextMonth(first), -1);
  return { from: first, to: first > last ? end : minDay(end, last) };
}

/** As many days of the week, or of the month, before. */
export function daysBefore(span: ReviewSpan, { from, to }: Period): Period {
  const before = stepped(span, -1).first;
  const length = daysBetween(from, to);
  const end = addDays(from, -1);
  return { from: before, to: minDay(addDays(before, length), end) };
}

/** The span `steps` weeks or months later; earlier when negative. */
export function stepped({ kind, first }: ReviewSpan, steps: number): ReviewSpan {
  if (kind === "week") return { kind, first: addDays(first, 7 * steps) };
  const [year, month] = first.split("-").map(Number);
  const at = year * 12 + month - 1 + steps;
  return {
    kind,
    first: `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}-01`,
  };
}

/** The week of a day that lies in the span, or its month. */
export const asKind = ({ first }: ReviewSpan, kind: ReviewSpan["kind"]): ReviewSpan =>
  kind === "week" ? { kind, first: mondayOf(first) } : { kind, first: `${addDays(first, 3).slice(0, 7)}-01` };

const nextMonth = (first: Day): Day => stepped({ kind: "month", first }, 1).first;

/** The Monday on or before `day`. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** `2026-W47` of a Monday: the first week of a year is that of its first Thursday (ISO 8601). */
export function weekNumber(monday: Day): string {
  const year = addDays(monday, 3).slice(0, 4);
  const week = daysBetween(mondayOf(`${year}-01-04`), monday) / 7 + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

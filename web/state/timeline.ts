import type { IncidentColumns } from "../../domain/columns.ts";
import { addDays, type Day, dayOf, daysBetween, maxDay, minDay, startOfDay } from "./days.ts";
import type { Period } from "./filters.ts";

/** How much time the slider shows at once. */
export const SPANS = ["month", "quarter", "year", "all"] as const;
export type Span = (typeof SPANS)[number];

const spanDays: Record<Span, number> = { month: 30, quarter: 90, year: 365, all: Number.POSITIVE_INFINITY };

/** Length of the window before anyone moved it, in days. */
export const DEFAULT_WINDOW = 14;

/** Incidents by day from `first` on; every array has one entry a day. */
export type Timeline = { first: Day; all: Int32Array; urgent: Int32Array; open: Int32Array };

/** Which rows count, by index into the dictionaries of the columns; `grid` null = everywhere. */
export type Mask = { kind: Uint8Array; state: Uint8Array; grid: Uint8Array | null };

/** Bars of the slider: `days` days each, the last may hold fewer. */
export type Bar = { from: Day; days: number; all: number; urgent: number };

/** Incidents a day over all days there are data of. `urgent` and `open` say which codes count as such. */
export function timelineOf(
  columns: IncidentColumns,
  mask: Mask,
  urgent: ReadonlySet<string>,
  open: ReadonlySet<string>,
): Timeline | null {
  if (columns.length === 0) return null;
  const first = dayOf(columns.time[0]);
  const days = daysBetween(first, dayOf(columns.time[columns.length - 1])) + 1;
  const timeline = { first, all: new Int32Array(days), urgent: new Int32Array(days), open: new Int32Array(days) };
  const urgentCodes = columns.urgencies.map((code) => (urgent.has(code) ? 1 : 0));
  const openCodes = columns.states.map((code) => (open.has(code) ? 1 : 0));
  let day = 0;
  let nextDay = startOfDay(addDays(first, 1));
  for (let row = 0; row < columns.length; row++) {
    while (columns.time[row] >= nextDay) {
      day++;
      nextDay = startOfDay(addDays(first, day + 1));
    }
    if (mask.kind[columns.kind[row]] === 0 || mask.state[columns.state[row]] === 0) continue;
    if (mask.grid && mask.grid[columns.grid[row]] === 0) continue;
    timeline.all[day]++;
    timeline.urgent[day] += urgentCodes[columns.urgency[row]];
    timeline.open[day] += openCodes[columns.state[row]];
  }
  return timeline;
}

export const lastDayOf = (timeline: Timeline): Day => addDays(timeline.first, timeline.all.length - 1);

/** The window when none was chosen: the last days there are data of. */
export const defaultPeriod = (first: Day, last: Day): Period => lastDays(first, last, DEFAULT_WINDOW);

/** The last `count` days up to `last`, or as many as there are from `first` on. */
export const lastDays = (first: Day, last: Day, count: number): Period => ({
  from: maxDay(first, addDays(last, 1 - count)),
  to: last,
});

/**
 * The stretch of time the slider shows: `span` long, at the end of the data unless the window lies earlier. The stretch
 * `before` stays while it fits, so that the ground does not move under a window that is being dragged.
 */
export function stripOf(first: Day, last: Day, span: Span, window: Period, before: Period | null): Period {
  const days = Math.min(spanDays[span], daysBetween(first, last) + 1);
  const windowDays = daysBetween(window.from, window.to) + 1;
  const length = Math.max(days, windowDays);
  const holds = before && before.from <= window.from && before.to >= window.to && before.to <= last;
  if (holds && daysBetween(before.from, before.to) + 1 === length) return before;
  if (window.from >= addDays(last, 1 - length)) return { from: maxDay(first, addDays(last, 1 - length)), to: last };
  const from = maxDay(first, addDays(window.from, -Math.floor((length - windowDays) / 2)));
  return { from, to: minDay(last, addDays(from, length - 1)) };
}

/** Bars over `strip`: a day each, or as many days as keep at least `minPx` a bar on `widthPx`. */
export function barsOf(timeline: Timeline, strip: Period, widthPx: number, minPx: number): Bar[] {
  const total = daysBetween(strip.from, strip.to) + 1;
  const wanted = Math.max(1, Math.ceil((total * minPx) / Math.max(1, widthPx)));
  const days = [1, 2, 7, 14, 28].find((step) => step >= wanted) ?? 91;
  const bars: Bar[] = [];
  for (let start = 0; start < total; start += days) {
    const length = Math.min(days, total - start);
    const from = addDays(strip.from, start);
    const { all, urgent } = sumOf(timeline, { from, to: addDays(from, length - 1) });
    bars.push({ from, days: length, all, urgent });
  }
  return bars;
}

/** Incidents of some days. */
export type Sum = { all: number; urgent: number; open: number };

/** What lies within `period`, both days included. */
export function sumOf(timeline: Timeline, period: Period): Sum {
  const start = Math.max(0, daysBetween(timeline.first, period.from));
  const end = Math.min(timeline.all.length, daysBetween(timeline.first, period.to) + 1);
  const sum = { all: 0, urgent: 0, open: 0 };
  for (let day = start; day < end; day++) {
    sum.all += timeline.all[day];
    sum.urgent += timeline.urgent[day];
    sum.open += timeline.open[day];
  }
  return sum;
}

/** `window` moved by `days`, kept whole within `strip`. */
export function moveWindow(window: Period, days: number, strip: Period): Period {
  const least = daysBetween(window.from, strip.from);
  const most = daysBetween(window.to, strip.to);
  const step = Math.min(most, Math.max(least, days));
  return { from: addDays(window.from, step), to: addDays(window.to, step) };
}

/** `window` with one end at `day`; the other end is never passed. */
export function resizeWindow(window: Period, end: "from" | "to", day: Day, strip: Period): Period {
  const within = minDay(strip.to, maxDay(strip.from, day));
  return end === "from"
    ? { from: minDay(within, window.to), to: window.to }
    : { from: window.from, to: maxDay(within, window.from) };
}

/** The next picture of the animation: a day on, or back to the start of `strip` from its end. */
export function playStep(window: Period, strip: Period): Period {
  return window.to >= strip.to
    ? moveWindow(window, daysBetween(window.from, strip.from), strip)
    : moveWindow(window, 1, strip);
}

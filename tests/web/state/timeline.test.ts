import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "../../../web/state/days.ts";
import {
  barsOf,
  defaultPeriod,
  lastDayOf,
  moveWindow,
  playStep,
  resizeWindow,
  stripOf,
  sumOf,
  type Timeline,
  timelineOf,
} from "../../../web/state/timeline.ts";
import { incidentColumns } from "./incident-columns.ts";

const urgent = new Set(["urgent", "critical"]);
const open = new Set(["reported", "assigned"]);
const everything = { kind: new Uint8Array(9).fill(1), state: new Uint8Array(9).fill(1), grid: null };

const rows = incidentColumns([
  { id: 1, day: "2026-11-01", kind: "fire", urgency: "urgent", state: "closed", grid: "A" },
  { id: 2, day: "2026-11-01", kind: "noise", state: "reported", grid: "B" },
  { id: 3, day: "2026-11-03", hour: 0, kind: "fire", urgency: "critical", state: "assigned", grid: "A" },
  { id: 4, day: "2026-11-03", hour: 23, kind: "noise", state: "closed" },
]);

describe("incidents by day", () => {
  test("every day from the first to the last has its counts", () => {
    const timeline = timelineOf(rows, everything, urgent, open) as Timeline;
    expect(timeline.first).toBe("2026-11-01");
    expect(lastDayOf(timeline)).toBe("2026-11-03");
    expect([...timeline.all]).toEqual([2, 0, 2]);
    expect([...timeline.urgent]).toEqual([1, 0, 1]);
    expect([...timeline.open]).toEqual([1, 0, 1]);
  });

  test("kinds, states and areas that are masked do not count", () => {
    const onlyFire = { ...everything, kind: Uint8Array.of(1, 0) };
    expect([...(timelineOf(rows, onlyFire, urgent, open)?.all ?? [])]).toEqual([1, 0, 1]);
    const onlyB = { ...everything, grid: Uint8Array.of(0, 0, 1) };
    expect([...(timelineOf(rows, onlyB, urgent, open)?.all ?? [])]).toEqual([1, 0, 0]);
    const onlyClosed = { ...everything, state: Uint8Array.of(1, 0, 0) };
    expect([...(timelineOf(rows, onlyClosed, urgent, open)?.all ?? [])]).toEqual([1, 0, 1]);
  });

  test("no incidents, no timeline", () => {
    expect(timelineOf(incidentColumns([]), everything, urgent, open)).toBeNull();
  });

  test("sums hold both ends of the period and nothing beyond", () => {
    const timeline = timelineOf(rows, everything, urgent, open) as Timeline;
    expect(sumOf(timeline, { from: "2026-11-01", to: "2026-11-01" })).toEqual({ all: 2, urgent: 1, open: 1 });
    expect(sumOf(timeline, { from: "2026-11-02", to: "2026-11-03" })).toEqual({ all: 2, urgent: 1, open: 1 });
    expect(sumOf(timeline, { from: "2020-01-01", to: "2030-01-01" })).toEqual({ all: 4, urgent: 2, open: 2 });
    expect(sumOf(timeline, { from: "2027-01-01", to: "2027-01-02" })).toEqual({ all: 0, urgent: 0, open: 0 });
  });
});

describe("the window", () => {
  const strip = { from: "2026-10-22", to: "2026-11-20" };

  test("at first it is the last fortnight, or as much as there is", () => {
    expect(defaultPeriod("2026-01-01", "2026-11-20")).toEqual({ from: "2026-11-07", to: "2026-11-20" });
    expect(defaultPeriod("2026-11-18", "2026-11-20")).toEqual({ from: "2026-11-18", to: "2026-11-20" });
  });

  test("moved or resized by any amount it stays within the strip and in order", () => {
    const window = { from: "2026-11-07", to: "2026-11-20" };
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 90 }), fc.constantFrom("from" as const, "to" as const), (days, end) => {
        const moved = moveWindow(window, days, strip);
        expect(daysBetween(moved.from, moved.to)).toBe(13);
        const resized = resizeWindow(window, end, addDays(window[end], days), strip);
        for (const { from, to } of [moved, resized]) {
          expect(from >= strip.from && to <= strip.to && from <= to).toBe(true);
        }
      }),
    );
  });

  test("playing goes on day by day and starts over at the end", () => {
    expect(playStep({ from: "2026-11-06", to: "2026-11-19" }, strip)).toEqual({ from: "2026-11-07", to: "2026-11-20" });
    expect(playStep({ from: "2026-11-07", to: "2026-11-20" }, strip)).toEqual({ from: "2026-10-22", to: "2026-11-04" });
  });
});

describe("the strip", () => {
  const [first, last] = ["2025-01-01", "2026-11-20"];

  test("ends with the data while the window does", () => {
    const window = { from: "2026-11-07", to: "2026-11-20" };
    expect(stripOf(first, last, "month", window, null)).toEqual({ from: "2026-10-22", to: last });
    expect(stripOf(first, last, "all", window, null)).toEqual({ from: first, to: last });
  });

  test("holds a window that lies earlier, and stays while it is dragged", () => {
    const window = { from: "2025-06-01", to: "2025-06-14" };
    const strip = stripOf(first, last, "month", window, null);
    expect(daysBetween(strip.from, strip.to)).toBe(29);
    expect(strip.from <= window.from && strip.to >= window.to).toBe(true);
    expect(stripOf(first, last, "month", moveWindow(window, 5, strip), strip)).toBe(strip);
  });

  test("is never shorter than its window nor longer than the data", () => {
    const window = { from: "2025-03-01", to: "2025-12-31" };
    const strip = stripOf(first, last, "month", window, null);
    expect(strip).toEqual(window);
    expect(stripOf("2026-11-10", last, "year", { from: last, to: last }, null)).toEqual({
      from: "2026-11-10",
      to: last,
    });
  });

  test("bars cover every day once, however narrow the strip", () => {
    const timeline: Timeline = {
      first: "2026-01-01",
      all: new Int32Array(300).fill(2),
      urgent: new Int32Array(300).fill(1),
      open: new Int32Array(300),
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 1500 }), (days, widthPx) => {
        const bars = barsOf(timeline, { from: "2026-01-01", to: addDays("2026-01-01", days - 1) }, widthPx, 4);
        expect(bars.reduce((sum, bar) => sum + bar.days, 0)).toBe(days);
        expect(bars.reduce((sum, bar) => sum + bar.all, 0)).toBe(days * 2);
        expect(bars.reduce((sum, bar) => sum + bar.urgent, 0)).toBe(days);
      }),
    );
  });

  test("a month has a bar a day", () => {
    const timeline = timelineOf(rows, everything, urgent, open) as Timeline;
    const bars = barsOf(timeline, { from: "2026-10-22", to: "2026-11-20" }, 424, 4);
    expect(bars).toHaveLength(30);
    expect(bars[10]).toEqual({ from: "2026-11-01", days: 1, all: 2, urgent: 1 });
  });
});

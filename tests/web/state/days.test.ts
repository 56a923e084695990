import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dateOf, dayOf, daysBetween, isDay, startOfDay } from "../../../web/state/days.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("days", () => {
  test("months and leap years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-11-07", "2026-11-20")).toBe(13);
    expect(daysBetween("2026-11-20", "2026-11-20")).toBe(0);
  });

  test("adding and counting undo each other", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
  });

  test("every moment lies in the day that begins before it", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 22 * 3600 }), (value, seconds) => {
        expect(dayOf(startOfDay(value) + seconds)).toBe(value);
        expect(dayOf(startOfDay(value) - 1)).toBe(addDays(value, -1));
      }),
    );
  });

  test("only days that exist are days", () => {
    expect(isDay("2026-11-20")).toBe(true);
    for (const text of ["2026-02-30", "2026-13-01", "26-1-1", "2026-11-20T00:00", ""]) expect(isDay(text)).toBe(false);
  });

  test("a day begins at local midnight", () => {
    const date = dateOf("2026-11-20");
    expect([date.getFullYear(), date.getMonth(), date.getDate(), date.getHours()]).toEqual([2026, 10, 20, 0]);
  });
});

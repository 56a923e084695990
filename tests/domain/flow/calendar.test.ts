import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterWorking,
  type Calendar,
  calendarFault,
  isWorkday,
  workingMinutes,
} from "../../../domain/flow/calendar.ts";

// 2026-11-20 is a Friday. Two hours in the morning, three after noon.
const CALENDAR: Calendar = {
  hours: [
    ["09:00", "11:00"],
    ["14:00", "17:00"],
  ],
  weekdays: [1, 2, 3, 4, 5],
  holidays: [{ from: "2026-11-24", to: "2026-11-26", name: "假" }],
  workdays: ["2026-11-22", "2026-11-25"],
};
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const shown = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);

describe("working time", () => {
  test.each([
    ["within a morning", "2026-11-20T09:30", 60, "2026-11-20T10:30"],
    ["over noon", "2026-11-20T10:30", 60, "2026-11-20T14:30"],
    ["to the very end of a day", "2026-11-20T14:00", 180, "2026-11-20T17:00"],
    ["from a Friday evening to the Sunday that is worked", "2026-11-20T20:00", 30, "2026-11-22T09:30"],
    ["over the weekend and a holiday to the day swapped within it", "2026-11-23T16:00", 90, "2026-11-25T09:30"],
    ["out of the holiday", "2026-11-26T09:00", 1, "2026-11-27T09:01"],
  ])("%s", (_, start, minutes, end) => expect(shown(afterWorking(CALENDAR, at(start), minutes))).toBe(end));

  test("no time at all is over at once, also at night", () => {
    expect(afterWorking(CALENDAR, at("2026-11-21T03:00"), 0)).toBe(at("2026-11-21T03:00"));
  });

  test("days: a swapped one is worked, also in a holiday; Saturdays and holidays are not", () => {
    const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-24", "2026-11-25"];
    expect(days.map((day) => isWorkday(CALENDAR, day))).toEqual([true, false, true, false, true]);
  });

  test("what it takes is what was worked meanwhile, from any moment", () => {
    const moment = fc.integer({ min: at("2026-11-01T00:00"), max: at("2026-12-31T00:00") });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 20_000 }), (start, minutes) => {
        const end = afterWorking(CALENDAR, start, minutes);
        expect(workingMinutes(CALENDAR, start, end)).toBeCloseTo(minutes, 6);
        expect(workingMinutes(CALENDAR, start, end - 60_000)).toBeLessThan(minutes);
      }),
    );
  });

  test("more than ten years of it come to an end, too", () => {
    const minutes = 12 * 365 * 5 * 60;
    const end = afterWorking(CALENDAR, at("2026-11-20T09:00"), minutes);
    expect(workingMinutes(CALENDAR, at("2026-11-20T09:00"), end)).toBeCloseTo(minutes, 6);
  });

  test("nobody works: said, not searched for ever", () => {
    expect(() => afterWorking({ ...CALENDAR, hours: [] }, at("2026-11-20T09:00"), 1)).toThrow(RangeError);
  });
});

test.each([
  ["hours-none", { hours: [] }],
  ["hours-order", { hours: [["11:00", "09:00"]] }],
  [
    "hours-order",
    {
      hours: [
        ["09:00", "12:00"],
        ["11:00", "13:00"],
      ],
    },
  ],
  ["weekdays-none", { weekdays: [] }],
  ["holiday-order", { holidays: [{ from: "2026-02-02", to: "2026-02-01", name: "" }] }],
  ["holidays-too-long", { holidays: [{ from: "2026-01-01", to: "2036-01-01", name: "" }] }],
  [
    null,
    {
      hours: [
        ["00:00", "12:00"],
        ["12:00", "24:00"],
      ],
    },
  ],
] as [string | null, Partial<Calendar>][])("a calendar with a fault: %s", (fault, part) => {
  expect(calendarFault({ ...CALENDAR, ...part })).toBe(fault);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { chinaDay } from "../../../domain/day.ts";
import { shownCount } from "../../../domain/wall/day.ts";
import { dayPartOf } from "../../../domain/wall/incidents.ts";
import { DAY_MS, dayStart, hourOf, pastDays } from "../../../domain/wall/weeks.ts";

const moment = fc.integer({ min: Date.parse("2020-01-01T00:00:00Z"), max: Date.parse("2035-01-01T00:00:00Z") });

test("a day in China begins at sixteen hours UTC of the day before", () => {
  expect(new Date(dayStart(Date.parse("2026-11-20T09:41:00+08:00"))).toISOString()).toBe("2026-11-19T16:00:00.000Z");
  expect(hourOf(Date.parse("2026-11-20T00:30:00+08:00"))).toBe(0);
  expect(hourOf(Date.parse("2026-11-20T23:59:59+08:00"))).toBe(23);
});

test("days past are the same weekday up to the same minute, as far back as anything is known", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 60 * DAY_MS }), (now, age) => {
      const days = pastDays(now, now - age);
      expect(days).toHaveLength(Math.min(4, Math.floor((dayStart(now) - dayStart(now - age)) / (7 * DAY_MS))));
      for (const { start, until } of days) {
        expect((now - until) % (7 * DAY_MS)).toBe(0);
        expect(until - start).toBe(now - dayStart(now));
        expect(chinaDay(new Date(start))).toBe(chinaDay(new Date(until)));
      }
    }),
  );
});

test("every hour of a day belongs to one of its four parts", () => {
  expect(Array.from({ length: 24 }, (_, hour) => dayPartOf(hour)).join("")).toBe("333333000011111122222333");
});

test("a few people are not counted out, none are", () => {
  expect([0, 1, 4, 5, 1234].map(shownCount)).toEqual([0, null, null, 5, 1234]);
});

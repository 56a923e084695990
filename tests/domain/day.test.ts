import fc from "fast-check";
import { expect, test } from "vitest";
import { chinaDay, dayAfter, dayNumber, dayOfNumber } from "../../domain/day.ts";

test("a day begins at midnight in China, wherever the clock stands", () => {
  expect(chinaDay(new Date("2026-11-19T15:59:59.999Z"))).toBe("2026-11-19");
  expect(chinaDay(new Date("2026-11-19T16:00:00Z"))).toBe("2026-11-20");
  expect(chinaDay(new Date("2026-12-31T23:30:00-05:00"))).toBe("2027-01-01");
});

test("days are counted from 2000-01-01, over month ends and leap days", () => {
  expect(dayNumber("2000-01-01")).toBe(0);
  expect(dayNumber("2000-03-01")).toBe(60);
  expect(dayAfter("2026-01-31", 30)).toBe("2026-03-02");
  expect(dayAfter("2028-02-28", 1)).toBe("2028-02-29");
  expect(dayAfter("2026-01-01", -1)).toBe("2025-12-31");
  fc.assert(fc.property(fc.nat(40_000), (number) => dayNumber(dayOfNumber(number)) === number));
});

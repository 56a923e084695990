import { expect, test } from "vitest";
import { readMoment, searchSpan } from "../../../domain/open311/report.ts";

test.each([
  ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01T08:00:00+08:00", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01T08:00:00 08:00", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01T00:00Z", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01", undefined],
  ["2026-01-01T00:00:00", undefined],
  ["2026-13-01T00:00:00Z", undefined],
  ["yesterday", undefined],
])("the moment %s", (text, moment) => {
  expect(readMoment(text)?.toISOString()).toBe(moment);
});

const day = (n: number) => new Date(n * 86_400_000);

test("a search spans ninety days at most, and those before now where it names no end", () => {
  const now = day(1000).getTime();
  expect(searchSpan(null, null, now)).toEqual({ from: day(910), to: day(1000) });
  expect(searchSpan(day(100), null, now)).toEqual({ from: day(100), to: day(190) });
  expect(searchSpan(null, day(100), now)).toEqual({ from: day(10), to: day(100) });
  expect(searchSpan(day(100), day(190), now)).toEqual({ from: day(100), to: day(190) });
  expect(searchSpan(day(100), day(191), now)).toBeNull();
  expect(searchSpan(day(100), day(99), now)).toBeNull();
});

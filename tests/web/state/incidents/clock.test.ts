import { expect, test } from "vitest";
import { clockOf } from "../../../../web/state/incidents/clock.ts";

const NOW = Date.parse("2026-11-20T09:00:00Z");
const due = (hours: number, card = 0) => ({ dueAt: new Date(NOW + hours * 3_600_000).toISOString(), card });

test("time that is left, and what is late, in milliseconds", () => {
  expect(clockOf(due(48), true, NOW)).toEqual({ state: "left", ms: 48 * 3_600_000, isNear: false, card: 0 });
  expect(clockOf(due(-2), true, NOW)).toEqual({ state: "over", ms: 2 * 3_600_000, card: 0 });
});

test("a day before its time, or once it was reminded of, it is near", () => {
  expect(clockOf(due(23), true, NOW)).toMatchObject({ isNear: true });
  expect(clockOf(due(48, 1), true, NOW)).toMatchObject({ isNear: true, card: 1 });
});

test("no clock runs for what is done, or has no due time", () => {
  expect(clockOf(due(-2, 3), false, NOW)).toEqual({ state: "none" });
  expect(clockOf({ dueAt: null }, true, NOW)).toEqual({ state: "none" });
});

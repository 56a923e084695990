import { expect, test } from "vitest";
import { changedSchedules, withSchedule } from "../../../web/state/schedules.ts";

const before = { types: { elder: 30, child: 14 }, attention: { red: 7 } };

test("a schedule is set, changed and taken away, and only what differs counts as changed", () => {
  const now = withSchedule(withSchedule(before, "types", "rented", 90), "attention", "red", null);
  expect(now).toEqual({ types: { elder: 30, child: 14, rented: 90 }, attention: {} });
  expect(changedSchedules(before, now)).toBe(2);
  expect(changedSchedules(before, withSchedule(now, "attention", "red", 7))).toBe(1);
  expect(changedSchedules(before, withSchedule(before, "types", "elder", 30))).toBe(0);
  expect(before).toEqual({ types: { elder: 30, child: 14 }, attention: { red: 7 } });
});

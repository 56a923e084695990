import { expect, test } from "vitest";
import { borderPeriods } from "../../../web/state/border-periods.ts";

test("between changes lie periods, the one of today first; a day to come is none yet", () => {
  const days = ["2027-01-01", "2026-10-01", "2026-03-15"].map((day) => ({ day, areas: 1 }));
  expect(borderPeriods(days, "2026-11-20")).toEqual([
    { from: "2026-10-01", to: null, day: "2026-11-20" },
    { from: "2026-03-15", to: "2026-09-30", day: "2026-09-30" },
    { from: null, to: "2026-03-14", day: "2026-03-14" },
  ]);
  expect(borderPeriods([], "2026-11-20")).toEqual([]);
});

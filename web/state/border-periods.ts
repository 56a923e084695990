import type { BorderDay } from "../../domain/grid.ts";
import { addDays, type Day } from "./days.ts";

/** A stretch of days in which no border changed; null where it has no end. `day`: one of its days, its last. */
export type BorderPeriod = { from: Day | null; to: Day | null; day: Day };

/** The stretches between the days of change up to `today`, the one of today first. */
export function borderPeriods(days: readonly BorderDay[], today: Day): BorderPeriod[] {
  const starts = [...new Set(days.map(({ day }) => day))]
    .filter((day) => day <= today)
    .sort()
    .reverse();
  if (starts.length === 0) return [];
  const periods: BorderPeriod[] = [{ from: starts[0], to: null, day: today }];
  starts.forEach((next, index) => {
    const last = addDays(next, -1);
    periods.push({ from: starts[index + 1] ?? null, to: last, day: last });
  });
  return periods;
}

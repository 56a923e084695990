import type { VisitSchedules } from "../../domain/visit-schedule.ts";

export type ScheduleKind = keyof VisitSchedules;

/** `schedules` with `days` for a code; null takes its schedule away. */
export function withSchedule(
  schedules: VisitSchedules,
  kind: ScheduleKind,
  code: string,
  days: number | null,
): VisitSchedules {
  const { [code]: _, ...others } = schedules[kind];
  return { ...schedules, [kind]: days === null ? others : { ...others, [code]: days } };
}

/** How many codes have other days in `now` than in `before`. */
export const changedSchedules = (before: VisitSchedules, now: VisitSchedules): number =>
  (["types", "attention"] as const).reduce((sum, kind) => {
    const codes = new Set([...Object.keys(before[kind]), ...Object.keys(now[kind])]);
    return sum + [...codes].filter((code) => before[kind][code] !== now[kind][code]).length;
  }, 0);

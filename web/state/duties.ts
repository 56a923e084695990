import type { Day } from "./days.ts";

/** What `GET /api/duties?grid=…` answers: what of day, week and month is done, and what is open. */
export type Duties = {
  patrol: { day: Day; done: Patrol | null };
  week: { from: Day; made: number; due: number };
  month: { month: string; closed: Closing | null };
};

export type Patrol = { at: string; by: string; note: string | null };

export type Closing = { at: string; by: string; figures: MonthFigures };

/** A month as it stood when it was closed. */
export type MonthFigures = { made: number; due: number; missed: number; patrolDays: number };

// 日巡、周访、月结: what is done of a day, a week and a month in a grid, and what is open.

/** The figures of a month, as they stood at its end. */
export type MonthFigures = {
  /** visits at which somebody was met */
  visits: number;
  /** households that had to be visited: those that were, and those that are missing */
  due: number;
  /** households whose visit was due within the month or before, and was not made by its end */
  missed: number;
  /** days on which the grid was walked */
  patrolDays: number;
};

/** A day's walk through a grid. `note`: for who may note visits there. */
export type Patrol = { grid: string; day: string; by: string; at: string; note?: string | null };

/** A month that was closed: its figures do not change any more. `month` is yyyy-mm. */
export type Closing = { grid: string; month: string; figures: MonthFigures; by: string; at: string };

/** What `GET /api/duties` answers. */
export type Duties = {
  grid: string;
  day: { day: string; patrol: Patrol | null };
  /** Monday to Sunday: visits made, and households still due until its end */
  week: { from: string; to: string; visits: number; due: number };
  /** the month that runs, as it stands */
  month: { month: string; figures: MonthFigures };
  /** the month before: null while it is open */
  before: { month: string; closing: Closing | null };
};

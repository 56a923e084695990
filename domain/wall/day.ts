// The figures of a wall's day. Usual is the mean of the same weekday of the last four weeks, up to the same minute of the day.

/** How many weeks the usual day is made of. */
export const USUAL_WEEKS = 4;

/** Days of the trend, today the last. */
export const TREND_DAYS = 28;

/** Minutes in which an incident should be answered. */
export const ANSWER_MINUTES = 10;

/** At most as many of each are shown; the rest is a count. */
export const MOST_URGENT = 3;
export const MOST_COMMUNITIES = 6;

/** Today's figure beside the usual one; null where it cannot be known. */
export type Figure = { now: number | null; usual: number | null };

/** An urgent incident as the side column lists it: no words, no place finer than its grid. */
export type UrgentIncident = {
  id: number;
  kind: string;
  urgency: string;
  state: string;
  grid: { code: string; name: string } | null;
  /** ISO 8601 */
  reportedAt: string;
  dueAt: string | null;
};

/** A community, or the next level below where the wall shows one community alone. */
export type CommunityFigures = {
  code: string;
  name: string;
  /** reported today */
  today: number;
  open: number;
  overdue: number;
  /** share handled by the time they were due, of those reported within 28 days that were handled or are late; null for none */
  onTime: number | null;
  /** share of households visited on time; null where none are visited */
  visited: number | null;
};

/** What of the day's plan is done in an area. */
export type PlanOfArea = {
  code: string;
  name: string;
  /** households whose visit is due today, and those whose was due before */
  dueToday: number;
  overdue: number;
  /** grids, and how many of them were walked today */
  grids: number;
  patrolled: number;
};

/** What `GET /api/wall/day` answers. */
export type WallDay = {
  /** ISO 8601: when it was worked out */
  at: string;
  /** yyyy-mm-dd */
  day: string;
  figures: {
    reported: Figure;
    open: Figure;
    overdue: Figure;
    /** share of today's answered within ANSWER_MINUTES, of those that were answered or have waited as long */
    answered: Figure;
  };
  /** reported in each hour of today, and usually; 24 each */
  byHour: { today: number[]; usual: number[] };
  /** open incidents by state, in the order of the flow */
  flow: { state: string; count: number }[];
  /** the most urgent first, at most MOST_URGENT, of `count` in all */
  urgent: { items: UrgentIncident[]; count: number };
  communities: CommunityFigures[];
  /** reported today, and usually until now; the most of today first */
  kinds: { kind: string; today: number; usual: number }[];
  /** reported on each of TREND_DAYS, the last is today */
  trend: { day: string; count: number }[];
  /** households of each type that needs attention; null where they are fewer than five, but some */
  attention: { type: string; count: number | null }[];
  /** people who are on duty today, by duty; and in all, each once */
  staffing: { people: number; duties: { duty: string; people: number }[] };
  plan: PlanOfArea[];
};

/** Fewer people than this are not counted out. */
export const LEAST_SHOWN = 5;

/** A count of people as a wall may say it: null where they are so few that one might know them. */
export const shownCount = (count: number): number | null => (count > 0 && count < LEAST_SHOWN ? null : count);

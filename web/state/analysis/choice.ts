// What is asked of the incidents.

import type { Period } from "../filters.ts";

/** The questions, in the order of the picker. One file each in `web/workers/analyses` where there is something to compute. */
export const ANALYSES = [
  "density",
  "risk",
  "rates",
  "hot-spots",
  "emerging",
  "scan",
  "cases",
  "similar",
  "difference",
  "hours",
  "figures",
] as const;
export type AnalysisName = (typeof ANALYSES)[number];

/** Sides of a square of ground, in metres. */
export const CELLS_M = [100, 150, 200, 300, 500] as const;

/** Levels of the areas that rates and figures are of. */
export const ANALYSIS_LEVELS = ["community", "grid", "microgrid"] as const;
export type AnalysisLevel = (typeof ANALYSIS_LEVELS)[number];

/** Hours of a week; the first is Monday from 0 to 1. */
export const WEEK_HOURS = 168;

export type AnalysisChoice = {
  name: AnalysisName;
  cellM: number;
  level: AnalysisLevel;
  /** hot spots beside what is usual there, instead of beside the rest of the town */
  usual: boolean;
  /** rates drawn towards those of the areas around, instead of as they are */
  smoothed: boolean;
  /** code of the kind of incident that similar places are of; null = the first there is */
  like: string | null;
  /** what the period is compared with; null = as many days just before it */
  before: Period | null;
  /** hours of the week that count, ascending; null = all */
  hours: readonly number[] | null;
};

export const firstChoice: AnalysisChoice = {
  name: "hot-spots",
  cellM: 100,
  level: "grid",
  usual: true,
  smoothed: true,
  like: null,
  before: null,
  hours: null,
};

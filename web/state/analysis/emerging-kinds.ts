import type { Pattern } from "../../../domain/statistics/pattern.ts";

/** Weeks that are looked at, and days of each: ESRI asks for ten steps at least. */
export const EMERGING_STEPS = 12;
export const EMERGING_DAYS = 7;

/** Squares of no pattern. */
export const NO_PATTERN = 255;

/** How a place became what it is, in the order of the legend: what is most urgent to know first. */
export const EMERGING = [
  "new-hot",
  "consecutive-hot",
  "intensifying-hot",
  "persistent-hot",
  "sporadic-hot",
  "oscillating-hot",
  "diminishing-hot",
  "historical-hot",
  "new-cold",
  "consecutive-cold",
  "intensifying-cold",
  "persistent-cold",
  "sporadic-cold",
  "oscillating-cold",
  "diminishing-cold",
  "historical-cold",
] as const satisfies readonly Pattern[];

export type EmergingKind = (typeof EMERGING)[number];

// What is asked of the incidents, and how a link says it: `ask=hot-spots&cell=150&level=grid&with=2026-10-01,2026-10-14`.

import { type Day, isDay } from "../days.ts";
import type { Period } from "../filters.ts";

/** The questions, in the order of the picker. One file each in `web/workers/analyses` where there is something to compute. */
export const ANALYSES = [
  "density",
  "risk",
  "rates",
  "hot-spots",
  "emerging",
  "scan",
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
  /** rates drawn towards those of the areas around, instead of as they are */
  smoothed: boolean;
  /** what the period is compared with; null = as many days just before it */
  before: Period | null;
  /** hours of the week that count, ascending; null = all */
  hours: readonly number[] | null;
};

export const firstChoice: AnalysisChoice = {
  name: "hot-spots",
  cellM: 150,
  level: "grid",
  smoothed: true,
  before: null,
  hours: null,
};

/** The fields of a link; null where it is as at first. */
export const choiceFields = (choice: AnalysisChoice): [key: string, value: string | null][] => [
  ["ask", choice.name === firstChoice.name ? null : choice.name],
  ["cell", choice.cellM === firstChoice.cellM ? null : String(choice.cellM)],
  ["level", choice.level === firstChoice.level ? null : choice.level],
  ["rates", choice.smoothed ? null : "raw"],
  ["with", choice.before && `${choice.before.from},${choice.before.to}`],
  ["hours", choice.hours && encodeHours(choice.hours)],
];

/** The reverse of `choiceFields`; what makes no sense is as at first. */
export function choiceOf(get: (key: string) => string): AnalysisChoice {
  return {
    name: ANALYSES.find((name) => name === get("ask")) ?? firstChoice.name,
    cellM: CELLS_M.find((metres) => String(metres) === get("cell")) ?? firstChoice.cellM,
    level: ANALYSIS_LEVELS.find((level) => level === get("level")) ?? firstChoice.level,
    smoothed: get("rates") !== "raw",
    before: periodOf(get("with")),
    hours: decodeHours(get("hours")),
  };
}

/** `2026-10-01,2026-10-14`; null where that is not a period. */
export function periodOf(value: string): Period | null {
  const [from = "", to = "", ...rest]: Day[] = value.split(",");
  return rest.length === 0 && isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

/** Four hours a digit of base 16, Monday first. */
function encodeHours(hours: readonly number[]): string {
  const digits = new Uint8Array(WEEK_HOURS / 4);
  for (const hour of hours) digits[hour >> 2] |= 8 >> (hour & 3);
  return Array.from(digits, (digit) => digit.toString(16)).join("");
}

function decodeHours(value: string): readonly number[] | null {
  if (!new RegExp(`^[0-9a-f]{${WEEK_HOURS / 4}}$`).test(value)) return null;
  const hours = Array.from({ length: WEEK_HOURS }, (_, hour) => hour).filter(
    (hour) => Number.parseInt(value[hour >> 2], 16) & (8 >> (hour & 3)),
  );
  return hours.length === 0 || hours.length === WEEK_HOURS ? null : hours;
}

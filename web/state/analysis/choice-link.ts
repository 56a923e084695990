// How a link says what is asked: `ask=emerging&cell=200&level=microgrid&with=2026-10-01,2026-10-14`.

import { type Day, isDay } from "../days.ts";
import type { Period } from "../filters.ts";
import { decodeText, encodeText } from "../link-text.ts";
import { ANALYSES, ANALYSIS_LEVELS, type AnalysisChoice, CELLS_M, firstChoice, WEEK_HOURS } from "./choice.ts";

/** The fields of a link; null where it is as at first. */
export const choiceFields = (choice: AnalysisChoice): [key: string, value: string | null][] => [
  ["ask", choice.name === firstChoice.name ? null : choice.name],
  ["cell", choice.cellM === firstChoice.cellM ? null : String(choice.cellM)],
  ["level", choice.level === firstChoice.level ? null : choice.level],
  ["beside", choice.usual ? null : "rest"],
  ["rates", choice.smoothed ? null : "raw"],
  ["like", choice.like && encodeText(choice.like)],
  ["with", choice.before && `${choice.before.from},${choice.before.to}`],
  ["hours", choice.hours && encodeHours(choice.hours)],
];

/** The reverse of `choiceFields`; what makes no sense is as at first. */
export function choiceOf(get: (key: string) => string): AnalysisChoice {
  return {
    name: ANALYSES.find((name) => name === get("ask")) ?? firstChoice.name,
    cellM: CELLS_M.find((metres) => String(metres) === get("cell")) ?? firstChoice.cellM,
    level: ANALYSIS_LEVELS.find((level) => level === get("level")) ?? firstChoice.level,
    usual: get("beside") !== "rest",
    smoothed: get("rates") !== "raw",
    like: decodeText(get("like")) || null,
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

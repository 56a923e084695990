// From the values of a theme to its kind and its legend, where nobody has said them.

import { usualBreaks } from "./statistics/class-breaks.ts";
import { MOST_CLASSES, MOST_NUMBER_CLASSES, numberOf, type ThemeClass, type ThemeKind } from "./theme.ts";

/** More different texts than this are notes, not kinds. */
export const MOST_TEXTS = 50;

/** A few stray words among numbers ("none yet") do not make texts of them. */
const NUMBERS_SHARE = 0.95;

/** What kind of theme has these values, each counted: null where they are neither numbers nor few texts. */
export function guessKind(counts: ReadonlyMap<string, number>): ThemeKind | null {
  const numbers = [...counts].flatMap(([value, count]) => {
    const number = numberOf(value);
    return number === null ? [] : [{ number, count }];
  });
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const numeric = numbers.reduce((sum, { count }) => sum + count, 0);
  if (rows > 0 && numeric >= rows * NUMBERS_SHARE) {
    const values = numbers.map(({ number }) => number);
    return isSteps(values) ? "level" : "number";
  }
  return counts.size > 0 && counts.size <= MOST_TEXTS ? "category" : null;
}

/** Whole numbers within a range that a legend can list one by one: 1–5 stars. */
function isSteps(values: readonly number[]): boolean {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return values.every(Number.isInteger) && min >= 0 && max <= 9 && max - min < MOST_NUMBER_CLASSES;
}

/** One class a text, the rarest of too many together as the last. Ordered texts (A级, B级 …) in their order, others by number. */
export function categoryClasses(counts: ReadonlyMap<string, number>): ThemeClass[] {
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || inOrder(a, b)).map(([value]) => value);
  const own = byCount.length <= MOST_CLASSES ? byCount : byCount.slice(0, MOST_CLASSES - 1);
  const rest = byCount.slice(own.length);
  const ordered = own.every((value) => ORDINAL.test(value)) ? [...own].sort(inOrder) : own;
  return [
    ...ordered.map((value): ThemeClass => ({ values: [value], name: null })),
    ...(rest.length > 0 ? [{ values: rest, name: { zh: "其他", en: "Other" } }] : []),
  ];
}

const CHINESE_DIGITS = "〇一二三四五六七八九";
const ORDINAL = new RegExp(`[\\dA-Za-z${CHINESE_DIGITS}]`);
const plain = (text: string) =>
  text.replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
const inOrder = (a: string, b: string): number => plain(a).localeCompare(plain(b), "zh-CN", { numeric: true });

/** One class a step. */
export const levelClasses = (min: number, max: number): ThemeClass[] =>
  Array.from({ length: Math.min(max - min + 1, MOST_NUMBER_CLASSES) }, (_, i) => ({ from: min + i, name: null }));

/** Classes of numbers of which `sorted` is a sample, ascending. */
export const numberClasses = (sorted: readonly number[]): ThemeClass[] =>
  sorted.length === 0
    ? []
    : [{ from: null, name: null }, ...usualBreaks(sorted, MOST_NUMBER_CLASSES).map((from) => ({ from, name: null }))];

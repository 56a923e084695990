// Themes (1+7+X): whatever else an installation knows of its households or areas, imported by name, shown as a map with a legend.

import type { Name } from "./codes.ts";
import { classOf } from "./statistics/class-breaks.ts";

export const THEME_KINDS = ["category", "level", "number"] as const;

/** Texts of a few kinds; whole numbers of a few steps; any numbers. */
export type ThemeKind = (typeof THEME_KINDS)[number];

/** What has the values. */
export type ThemeSubject = "household" | "area";

/** One row of a theme's legend. */
export type ThemeClass = {
  /** of a category: the texts that are of this class */
  values?: string[];
  /** of a level or number: the least value of this class; null = there is no least, only in the first */
  from?: number | null;
  /** null = the page says the texts or the numbers */
  name: Name | null;
};

/** A theme as `GET /api/themes` lists it. */
export type MapTheme = {
  code: string;
  name: Name;
  of: ThemeSubject;
  kind: ThemeKind;
  /** only for those with the right `households.restricted` */
  restricted: boolean;
  classes: ThemeClass[];
};

/** A theme as administrators manage it, with how many values there are. */
export type ManagedTheme = MapTheme & { rank: number; values: number };

/** The value of one theme on a card. */
export type ThemeValue = { code: string; name: Name; value: string };

/** What has a value that is of no class, or none. */
export const NO_CLASS = 255;

/** More classes than this no legend can tell apart (docs/decisions/0017). */
export const MOST_CLASSES = 8;
export const MOST_NUMBER_CLASSES = 7;

/** Function that gives the class of a value as the database holds it; NO_CLASS for one of none. */
export function classifier({ kind, classes }: Pick<MapTheme, "kind" | "classes">): (value: string) => number {
  if (kind === "category") {
    const known = new Map(classes.flatMap(({ values = [] }, index) => values.map((value) => [value, index] as const)));
    return (value) => known.get(value) ?? NO_CLASS;
  }
  const breaks = classes.slice(1).map(({ from }) => from ?? Number.NEGATIVE_INFINITY);
  const least = classes[0]?.from ?? Number.NEGATIVE_INFINITY;
  return (value) => {
    const number = numberOf(value);
    return number === null || number < least || classes.length === 0 ? NO_CLASS : classOf(number, breaks);
  };
}

/** A number as people write it: digits, full-width ones too, thousands between commas; null for everything else. */
export function numberOf(text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\d),(?=\d{3}\b)/g, "");
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : null;
}

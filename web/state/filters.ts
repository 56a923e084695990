import type { Day } from "./days.ts";

/** Days of a period, both included. */
export type Period = { from: Day; to: Day };

/** Codes that are switched off, rather than on: a code that the tables gain later is shown until someone hides it. */
export type Filters = {
  hiddenTypes: readonly string[];
  hiddenRings: readonly string[];
  hiddenKinds: readonly string[];
  /** of the chosen colouring: indices of its classes, and `rest` for what has none */
  hiddenClasses: readonly string[];
  openOnly: boolean;
  /** null = the last days there are data of */
  period: Period | null;
};

export const noFilters: Filters = {
  hiddenTypes: [],
  hiddenRings: [],
  hiddenKinds: [],
  hiddenClasses: [],
  openOnly: false,
  period: null,
};

/** `hidden` with `code` switched over. */
export const toggleHidden = (hidden: readonly string[], code: string): string[] =>
  hidden.includes(code) ? hidden.filter((other) => other !== code) : [...hidden, code];

/** Everything but `code` hidden; nothing hidden when that is so already. */
export function isolate(hidden: readonly string[], code: string, all: readonly string[]): string[] {
  const others = all.filter((other) => other !== code);
  const alone = !hidden.includes(code) && others.every((other) => hidden.includes(other));
  return alone ? [] : others;
}

/** The codes that are shown, or null when none is hidden. */
export const shownCodes = (all: readonly string[], hidden: readonly string[]): ReadonlySet<string> | null =>
  hidden.length === 0 ? null : new Set(all.filter((code) => !hidden.includes(code)));

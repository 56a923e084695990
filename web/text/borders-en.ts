import type { bordersZh } from "./borders-zh.ts";

/** The same in English. */
export const bordersEn: typeof bordersZh = {
  borders: {
    open: "Borders of another day",
    title: "Borders of a day",
    day: "Day",
    today: "Today",
    backToToday: "Back to today's borders",
    periods: "Before and after changes",
    until: (day) => `Until ${day}`,
    between: (from, to) => `${from} to ${to}`,
    since: (day) => `Since ${day} (in force)`,
    noChanges: "No change of borders is recorded yet",
    daysFailed: "The days of changes did not come; enter a day",
    shown: (day) => `Borders of ${day}, not of today`,
    loading: (day) => `Reading the borders of ${day}`,
    failed: (day) => `The borders of ${day} did not come; today's are shown`,
    figures: "Households, incidents and figures are today's",
    gone: (count) => `${count} gone`,
    fresh: (count) => `${count} new`,
    moved: (count) => `${count} with other borders`,
    described: (count) => `${count} with another name or parent`,
    same: "The same borders as today",
    lineThen: "Border then; today none, or a lesser one",
    lineNow: "Border today; then none, or a lesser one",
    changes: "Areas that differ today",
    kinds: { gone: "gone", new: "not there then", moved: "other borders", described: "other name or parent" },
    renamed: (was, is) => `${was}, now ${is}`,
    noBorderNow: "No border today",
    goneNote: "This area has no border today; its households and incidents belong to the areas in force.",
  },
};

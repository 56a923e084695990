import type { ReviewText } from "./review-zh.ts";

/** The same in English. */
export const reviewEn: ReviewText = {
  title: { week: "Weekly review", month: "Monthly analysis" },
  tab: { week: "Week", month: "Month" },
  kind: "Of a",
  back: "Back to the map",
  print: "Print or save as PDF",
  earlier: { week: "Week before", month: "Month before" },
  later: { week: "Week after", month: "Month after" },
  week: (year, week) => `Week ${week} of ${year}`,
  month: (year, month) => `${year}-${month.padStart(2, "0")}`,
  days: (from, to) => `${from} to ${to}`,
  comparedWith: (from, to) => `Compared with ${from} to ${to}`,
  made: (day) => `Made ${day}`,
  noRight: "You may not see incidents",
  empty: "There are no incidents of these days yet",
  failed: "The review could not be made. Reload the page and try again",
  working: (percent) => `Working, ${percent}`,
  figures: {
    label: "In all",
    reported: "Reported",
    open: "Open",
    onTime: "On time",
    reopened: "Reopened",
    satisfied: "Satisfied",
    before: (figure) => `before: ${figure}`,
  },
  sections: { fresh: "New", staying: "Still there", solved: "Gone or going", watch: "To watch" },
  none: {
    fresh: "No new hot spot.",
    staying: "No lasting hot spot.",
    solved: "No hot spot went away.",
    watch: "Nothing else stands out.",
  },
  place: (place, course, kind, incidents) => `${place}: ${course}, ${incidents} in 12 weeks, mostly ${kind}.`,
  cluster: (place, from, to, incidents, expected, kind, p) =>
    `${place}: ${incidents} from ${from} to ${to} (usually about ${expected}), mostly ${kind}, p = ${p}.`,
  rising: (kind, now, before) => `${kind}: ${now}, before ${before}; more than chance.`,
  oneCause: (place, kind, count) =>
    `${place}: ${count} open reports of ${kind}, it seems of one cause; they may be joined.`,
  similar: (kind, places) => `${kind}: likest to where it happened, and spared so far: ${places}. Worth a look.`,
  and: ", ",
  slow: (area, share, late) => `${area}: ${share} on time, ${late} late.`,
  maps: {
    emerging: "Emerging hot spots over the 12 weeks until then",
    difference: "Compared with before: orange is more, teal is less",
  },
  kinds: { label: "By kind", kind: "Kind", now: "Now", before: "Before", change: "Change" },
  areas: {
    label: "By area",
    area: "Area",
    reported: "Reported",
    open: "Open",
    onTime: "On time",
    handled: "Until handled",
  },
  hours: "Hours of the week",
  hourLine: (day, hour, count) => `The busiest hour: ${day} ${hour}:00, ${count}.`,
  weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  method:
    "Hot spots: Gi*, false discoveries held at 5%, names as ESRI defines them. Clusters: Kulldorff's space-time scan of each kind against the year before, held likewise. Differences under 5 are mostly chance.",
};

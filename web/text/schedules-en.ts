import { counted } from "./counted.ts";
import type { schedulesZh } from "./schedules-zh.ts";

/** As `schedulesZh`, in English. */
export const schedulesEn: typeof schedulesZh = {
  lead: "Every how many days a visit is due. Where several apply, the shortest counts; empty is no schedule. Due days follow at once.",
  types: "By type",
  attentions: "By attention",
  every: "every",
  days: "days",
  none: "no schedule",
  daysOf: (name) => `${name}, every how many days`,
  changed: (count) => `${counted(count, "change")} not saved`,
  saved: "Saved; due days are worked out anew",
};

// How long ago each household was visited and whether the next visit is due: a legend of its own mode, not of the picker.

import type { Name } from "../../../domain/codes.ts";
import type { HouseholdColumns } from "../../../domain/columns.ts";
import { chinaDay, dayNumber } from "../../../domain/day.ts";
import type { VisitColumns } from "../../../domain/visit-columns.ts";
import { visitsEn } from "../../text/visits-en.ts";
import { visitsZh } from "../../text/visits-zh.ts";
import type { ColourBy } from "../colour-by.ts";
import { type ColourChoice, type ColourClass, type ColouringKind, NO_CLASS } from "../colouring-kind.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";
import { SOON_DAYS } from "../visit-due.ts";

export type VisitsBy = Extract<ColourBy, { kind: "visits" }>;

/** Classes in the order of the legend, which is the order of urgency. */
export const VISIT_CLASSES = ["onTime", "soon", "overdue", "never"] as const;
export type VisitClass = (typeof VISIT_CLASSES)[number];

// why the steps of the heat map: lightness goes one way for every kind of eye, and heat is never drawn beside points.
// Semantic colours never fill a household; what is in order is grey.
const fills: Record<VisitClass, ColourClass["fill"]> = {
  onTime: { light: "#B9C2CA", dark: "#4A5663" },
  soon: { light: "#ECC17B", dark: "#AD4371" },
  overdue: { light: "#CE5B3F", dark: "#F6A950" },
  never: { light: "#4F1D41", dark: "#F9F0C2" },
};

const classes: readonly ColourClass[] = VISIT_CLASSES.map((name) => ({
  label: { zh: visitsZh.visits.mode.classes[name], en: visitsEn.visits.mode.classes[name] },
  fill: fills[name],
}));

const unscheduled: Name = { zh: visitsZh.visits.mode.classes.none, en: visitsEn.visits.mode.classes.none };
const others: Name = { zh: visitsZh.visits.mode.classes.others, en: visitsEn.visits.mode.classes.others };

/**
 * The class of each household of `columns` on day number `today`; those that were visited within the last `days` have none, and
 * those without a schedule. 0 `days` leaves nobody out.
 */
export function visitClasses(
  columns: Pick<HouseholdColumns, "length" | "id">,
  { length, id, last, due }: VisitColumns,
  today: number,
  days: number,
): Uint8Array {
  const rowOf = new Map<number, number>();
  for (let row = 0; row < length; row++) rowOf.set(id[row], row);
  return Uint8Array.from({ length: columns.length }, (_, row) => {
    const at = rowOf.get(columns.id[row]);
    if (at === undefined || due[at] === 0) return NO_CLASS;
    if (last[at] !== 0 && today - last[at] < days) return NO_CLASS;
    return VISIT_CLASSES.indexOf(classOf(last[at], due[at], today));
  });
}

const classOf = (last: number, due: number, today: number): VisitClass =>
  due - today > SOON_DAYS ? "onTime" : due >= today ? "soon" : last === 0 ? "never" : "overdue";

const keptClasses = keepLast(visitClasses);
const keptColouring = keepLast((rows: Uint8Array, rest: Name) => ({ classes, rows, areas: null, rest }));

const noChoices: readonly ColourChoice[] = [];

export const visitsColouring: ColouringKind<VisitsBy> = {
  choices: () => noChoices,
  colouring: (state, { days }) => {
    const columns = lastOf(state.households);
    const visits = lastOf(state.visits);
    if (columns === null || visits === null) return null;
    const rows = keptClasses(columns, visits, dayNumber(chinaDay(new Date())), days);
    return keptColouring(rows, days > 0 ? others : unscheduled);
  },
};

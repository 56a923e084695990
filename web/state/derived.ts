// What follows from the state and costs more than a glance. Kept for as long as what it follows from stays the same.

import type { CodeTables } from "../../domain/codes.ts";
import type { IncidentColumns } from "../../domain/columns.ts";
import type { Right } from "../../domain/role.ts";
import type { AppState } from "./app.ts";
import type { AreaTree } from "./area-tree.ts";
import { treeOf } from "./areas.ts";
import { countHouseholds, countKinds, gridMask, type HouseholdCounts } from "./counts.ts";
import { dayOf } from "./days.ts";
import { type Period, shownCodes } from "./filters.ts";
import { keepLast } from "./keep-last.ts";
import { lastOf } from "./loaded.ts";
import type { Mode } from "./mode.ts";
import { rowsById } from "./rows.ts";
import { modesFor, whoIn } from "./session.ts";
import { defaultPeriod, type Sum, sumOf, type Timeline, timelineOf } from "./timeline.ts";

const noRights: readonly Right[] = [];
const keptModes = keepLast(modesFor);

/** Modes that the one who is signed in may choose from; may be none. */
export const openModesFor = (state: AppState): Mode[] => keptModes(whoIn(state.session)?.rights ?? noRights);

/** Whether the page is about whom to tell, and the one who is signed in may. */
export const notifiesIn = (state: AppState): boolean =>
  state.mode === "notices" && openModesFor(state).includes("notices");

const keptTree = keepLast(treeOf);

/** The tree of areas; null while they are not loaded. */
export function treeFor(state: AppState): AreaTree | null {
  const areas = lastOf(state.areas);
  return areas && keptTree(areas);
}

const keptHouseholdMask = keepLast(gridMask);
const keptIncidentMask = keepLast(gridMask);
const keptHouseholds = keepLast(countHouseholds);

/** Households by type and attention in the scope; null while they are not loaded. */
export function householdCountsFor(state: AppState): HouseholdCounts | null {
  const columns = lastOf(state.households);
  return columns && keptHouseholds(columns, keptHouseholdMask(columns.grids, treeFor(state), state.scope));
}

const keptRowOf = keepLast(rowsById);

/** The row of a household in the columns; -1 where it is not among them. */
export function householdRowFor(state: AppState, id: number): number {
  const columns = lastOf(state.households);
  return columns === null ? -1 : keptRowOf(columns)(id);
}

const keptOpen = keepLast((codes: CodeTables) => codesThat(codes.incidentStates, (state) => state.open));
const keptUrgent = keepLast((codes: CodeTables) => codesThat(codes.urgencies, (urgency) => urgency.code !== "normal"));

const codesThat = <T extends { code: string }>(rows: readonly T[], holds: (row: T) => boolean): ReadonlySet<string> =>
  new Set(rows.filter(holds).map((row) => row.code));

const none: ReadonlySet<string> = new Set();

/** Codes of the states in which an incident is open. */
export function openStates(state: AppState): ReadonlySet<string> {
  const town = lastOf(state.town);
  return town ? keptOpen(town.codes) : none;
}

/** Codes of every urgency above the ordinary. */
export function urgentCodes(state: AppState): ReadonlySet<string> {
  const town = lastOf(state.town);
  return town ? keptUrgent(town.codes) : none;
}

/** A density counts all that was reported, open or not; points can be thinned to the open ones. */
export const openOnlyIn = (state: AppState): boolean => state.mode === "incidents" && state.filters.openOnly;

const keptTimeline = keepLast(
  (
    columns: IncidentColumns,
    grid: Uint8Array | null,
    hiddenKinds: readonly string[],
    openOnly: boolean,
    urgent: ReadonlySet<string>,
    open: ReadonlySet<string>,
  ): Timeline | null => {
    const shown = shownCodes(columns.kinds, hiddenKinds);
    const kind = Uint8Array.from(columns.kinds, (code) => (shown === null || shown.has(code) ? 1 : 0));
    const state = Uint8Array.from(columns.states, (code) => (!openOnly || open.has(code) ? 1 : 0));
    return timelineOf(columns, { kind, state, grid }, urgent, open);
  },
);

/** Incidents a day in the scope and of the kinds that are shown; null while there are none to count. */
export function timelineFor(state: AppState): Timeline | null {
  const columns = lastOf(state.incidents);
  if (columns === null) return null;
  const mask = keptIncidentMask(columns.grids, treeFor(state), state.scope);
  return keptTimeline(
    columns,
    mask,
    state.filters.hiddenKinds,
    openOnlyIn(state),
    urgentCodes(state),
    openStates(state),
  );
}

const keptDays = keepLast((columns: IncidentColumns): Period | null =>
  columns.length === 0 ? null : { from: dayOf(columns.time[0]), to: dayOf(columns.time[columns.length - 1]) },
);

/** First and last day there are incidents of; null while there are none. */
export function daysFor(state: AppState): Period | null {
  const columns = lastOf(state.incidents);
  return columns && keptDays(columns);
}

const keptDefaultPeriod = keepLast(defaultPeriod);

/** The days that count: those chosen, else the last there are data of; null while there are none. */
export function periodFor(state: AppState): Period | null {
  if (state.filters.period) return state.filters.period;
  const days = daysFor(state);
  return days && keptDefaultPeriod(days.from, days.to);
}

const keptSum = keepLast(sumOf);

/** What lies within the period; null while there are none to count. */
export function sumFor(state: AppState): Sum | null {
  const timeline = timelineFor(state);
  const period = periodFor(state);
  return timeline && period && keptSum(timeline, period);
}

const keptKinds = keepLast(countKinds);

/** Incidents by kind in scope and period, hidden kinds too; null while they are not loaded. */
export function kindCountsFor(state: AppState): ReadonlyMap<string, number> | null {
  const columns = lastOf(state.incidents);
  if (columns === null) return null;
  const mask = keptIncidentMask(columns.grids, treeFor(state), state.scope);
  return keptKinds(columns, mask, periodFor(state), openOnlyIn(state) ? openStates(state) : null);
}

const keptOccurring = keepLast((columns: IncidentColumns): ReadonlySet<string> => {
  const seen = new Uint8Array(columns.kinds.length);
  for (let row = 0; row < columns.length; row++) seen[columns.kind[row]] = 1;
  return new Set(columns.kinds.filter((_, index) => seen[index] === 1));
});

/** Kinds that some incident is of, whenever and wherever; null while they are not loaded. */
export function occurringKindsFor(state: AppState): ReadonlySet<string> | null {
  const columns = lastOf(state.incidents);
  return columns && keptOccurring(columns);
}

// What the map and its legend are coloured by, and what follows from it. A new kind is a file in colourings/ and a line here.

import type { HouseholdColumns } from "../../domain/columns.ts";
import type { AppState } from "./app.ts";
import { byTypes, type ColourBy, sameColourBy } from "./colour-by.ts";
import { type ColourChoice, type ColourClass, type Colouring, type ColouringKind, NO_CLASS } from "./colouring-kind.ts";
import { themeColouring } from "./colourings/theme.ts";
import { visitsColouring } from "./colourings/visits.ts";
import { walkColouring } from "./colourings/walk.ts";
import { gridMask } from "./counts.ts";
import { householdRowFor, treeFor } from "./derived.ts";
import { shownCodes } from "./filters.ts";
import { keepLast } from "./keep-last.ts";
import { lastOf } from "./loaded.ts";
import { whoIn } from "./session.ts";

type Kinds = { [Kind in ColourBy["kind"]]?: ColouringKind<Extract<ColourBy, { kind: Kind }>> };

/** The kinds, in the order of the picker. */
const KINDS: Kinds = { theme: themeColouring, visits: visitsColouring, walk: walkColouring };

/** The row of a legend, in `filters.hiddenClasses`, of what has no class. */
export const REST = "rest";

const joined = keepLast((...lists: readonly (readonly ColourChoice[])[]) => lists.flat());

/** Everything households may be coloured by beside their type. */
export const colourChoicesFor = (state: AppState): readonly ColourChoice[] =>
  joined(...Object.values(KINDS).map((kind) => kind.choices(state)));

const keptVisits = keepLast((days: number): ColourBy => ({ kind: "visits", days }));

/** What is chosen, where the one who is signed in may choose it; else by types. Visits have a mode of their own. */
export function colourByFor(state: AppState): ColourBy {
  const { colourBy, mode } = state;
  if (mode === "visits") return keptVisits(state.visitDays);
  if (colourBy.kind === "types") return colourBy;
  return colourChoicesFor(state).some(({ by }) => sameColourBy(by, colourBy)) ? colourBy : byTypes;
}

/** Classes of what is chosen, and what is of which; null by types, and while the data are on their way. */
export function colouringFor(state: AppState): Colouring | null {
  const by = colourByFor(state);
  // why cast: the compiler does not see that kind and choice belong together
  const kind = KINDS[by.kind] as ColouringKind<ColourBy> | undefined;
  return kind?.colouring(state, by) ?? null;
}

/** The change of the state that colours by `by`: nothing of the old legend stays hidden. */
export const colourBy =
  (by: ColourBy) =>
  ({ filters }: AppState): Partial<AppState> => ({ colourBy: by, filters: { ...filters, hiddenClasses: [] } });

/** Whether each class of `colouring` is shown, and last whether what has none is. */
export const shownClasses = keepLast((colouring: Colouring, hidden: readonly string[]): readonly boolean[] => [
  ...colouring.classes.map((_, index) => !hidden.includes(String(index))),
  !hidden.includes(REST),
]);

const keptMask = keepLast(gridMask);
const keptTypes = keepLast((types: readonly string[], hidden: readonly string[]) => {
  const shown = shownCodes(types, hidden);
  return shown && Uint8Array.from(types, (code) => (shown.has(code) ? 1 : 0));
});
const keptRows = keepLast(countRows);
const keptAreas = keepLast((classes: number, areas: ReadonlyMap<string, number>) => {
  const counts = new Array<number>(classes + 1).fill(0);
  for (const own of areas.values()) counts[Math.min(own, classes)]++;
  return counts;
});

/**
 * How many there are of each class, last of none: households in the scope whose type is shown, or areas. Null while unknown.
 */
export function classCountsFor(state: AppState): readonly number[] | null {
  const colouring = colouringFor(state);
  if (colouring === null) return null;
  if (colouring.areas) return keptAreas(colouring.classes.length, colouring.areas);
  const columns = lastOf(state.households);
  if (columns === null || colouring.rows === null) return null;
  const mask = keptMask(columns.grids, treeFor(state), state.scope);
  const types = keptTypes(columns.types, state.filters.hiddenTypes);
  return keptRows(columns, colouring.rows, colouring.classes.length, mask, types);
}

function countRows(
  columns: HouseholdColumns,
  rows: Uint8Array,
  classes: number,
  grids: Uint8Array | null,
  types: Uint8Array | null,
): readonly number[] {
  const counts = new Uint32Array(NO_CLASS + 1);
  for (let row = 0; row < columns.length; row++) {
    if ((grids && grids[columns.grid[row]] === 0) || (types && types[columns.type[row]] === 0)) continue;
    counts[rows[row]]++;
  }
  return [...counts.subarray(0, classes), counts[NO_CLASS]];
}

/** The class of a household as the map shows it: undefined by types or while unknown, null where it has none. */
export function classFor(state: AppState, id: number): ColourClass | null | undefined {
  const colouring = colouringFor(state);
  if (!colouring?.rows) return undefined;
  const row = householdRowFor(state, id);
  return row < 0 ? undefined : (colouring.classes[colouring.rows[row]] ?? null);
}

/** Whether all that one may see is one's own grid: there counts of a few tell nothing that one does not know. */
export function seesOwnGridOnly(state: AppState): boolean {
  const tree = treeFor(state);
  const grants = whoIn(state.session)?.grants ?? [];
  return grants.every(({ area }) => {
    const level = area === null ? undefined : tree?.byCode.get(area)?.level;
    return level === "grid" || level === "microgrid";
  });
}

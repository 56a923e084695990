import type { HouseholdColumns, IncidentColumns } from "../../../domain/columns.ts";
import type { AnalysisData, AnalysisRequest, Span } from "../../workers/statistics-messages.ts";
import type { AppState } from "../app.ts";
import { type AreaTree, ancestorsOf } from "../area-tree.ts";
import { endOf, gridMask } from "../counts.ts";
import { addDays, daysBetween, startOfDay } from "../days.ts";
import { periodFor, treeFor } from "../derived.ts";
import { type Period, shownCodes } from "../filters.ts";
import { keepLast } from "../keep-last.ts";
import { lastOf } from "../loaded.ts";
import type { ComputedName } from "./answers.ts";
import type { AnalysisChoice, AnalysisLevel, AnalysisName } from "./choice.ts";

/** Questions that need no more than the map has already, or that the server answers. */
const NOT_COMPUTED: readonly AnalysisName[] = ["density", "figures", "cases", "similar"];

const computed = (name: AnalysisName): ComputedName | null =>
  NOT_COMPUTED.includes(name) ? null : (name as ComputedName);

/** What the period is compared with: what was chosen, else as many days just before it. */
export const comparedWith = (period: Period, { before }: AnalysisChoice): Period =>
  before ?? {
    from: addDays(period.from, -(daysBetween(period.from, period.to) + 1)),
    to: addDays(period.from, -1),
  };

const spanOf = (period: Period): Span => ({ from: startOfDay(period.from), to: endOf(period) });

const keptIncidentGrids = keepLast(gridMask);
const keptHouseholdGrids = keepLast(gridMask);

const areasOf = (grids: readonly string[], tree: AreaTree | null, level: AnalysisLevel): readonly string[] =>
  grids.map((code) => (tree && ancestorsOf(tree, code).find((node) => node.level === level)?.code) ?? "");
const keptIncidentAreas = keepLast(areasOf);
const keptHouseholdAreas = keepLast(areasOf);
const noAreas: readonly string[] = [];

const keptKinds = keepLast((columns: IncidentColumns, hidden: readonly string[]): Uint8Array | null => {
  const shown = shownCodes(columns.kinds, hidden);
  return shown && Uint8Array.from(columns.kinds, (code) => (shown.has(code) ? 1 : 0));
});

const keptData = keepLast(
  (incidents: IncidentColumns, households: HouseholdColumns | null): AnalysisData => ({ incidents, households }),
);

const keptRequest = keepLast(
  (
    name: ComputedName,
    from: number,
    to: number,
    beforeFrom: number,
    beforeTo: number,
    kinds: Uint8Array | null,
    incidentGrids: Uint8Array | null,
    householdGrids: Uint8Array | null,
    incidentAreas: readonly string[],
    householdAreas: readonly string[],
    usual: boolean,
    bandwidthM: number,
    cellM: number,
  ): AnalysisRequest => ({
    name,
    span: { from, to },
    before: { from: beforeFrom, to: beforeTo },
    kinds,
    incidentGrids,
    householdGrids,
    incidentAreas,
    householdAreas,
    usual,
    bandwidthM,
    cellM,
  }),
);

/** What the worker is to be asked in this state; null where there is nothing to compute. The same object while it is the same question. */
export function requestFor(state: AppState): { data: AnalysisData; request: AnalysisRequest } | null {
  const name = state.mode === "analysis" ? computed(state.analysis.name) : null;
  const incidents = lastOf(state.incidents);
  const period = periodFor(state);
  if (name === null || incidents === null || period === null || incidents.length === 0) return null;
  const households = lastOf(state.households);
  const tree = treeFor(state);
  const [span, before] = [spanOf(period), spanOf(comparedWith(period, state.analysis))];
  const { level, cellM, usual } = state.analysis;
  const byArea = name === "rates";
  const request = keptRequest(
    name,
    span.from,
    span.to,
    before.from,
    before.to,
    keptKinds(incidents, state.filters.hiddenKinds),
    keptIncidentGrids(incidents.grids, tree, state.scope),
    households && keptHouseholdGrids(households.grids, tree, state.scope),
    byArea ? keptIncidentAreas(incidents.grids, tree, level) : noAreas,
    byArea && households ? keptHouseholdAreas(households.grids, tree, level) : noAreas,
    usual && name === "hot-spots",
    state.bandwidthM,
    cellM,
  );
  return { data: keptData(incidents, households), request };
}

/** The same days of the week a year before: 52 weeks. */
export const yearBefore = ({ from, to }: Period): Period => ({ from: addDays(from, -364), to: addDays(to, -364) });

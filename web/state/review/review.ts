import type { SimilarBuildings } from "../../../domain/building.ts";
import type { CaseProposal } from "../../../domain/incident.ts";
import type { IncidentFigures } from "../../../domain/incident-figures.ts";
import type { FiguresQuery } from "../../client/figures.ts";
import type { Result } from "../../client/result.ts";
import type { AnalysisData, AnalysisRequest } from "../../workers/statistics-messages.ts";
import type { Answer, Answers, ComputedName } from "../analysis/answers.ts";
import { firstChoice } from "../analysis/choice.ts";
import { requestFor } from "../analysis/request.ts";
import type { CasesQuery, SimilarQuery } from "../analysis/server-answers.ts";
import type { AppState } from "../app.ts";
import { countKinds, endOf, gridMask } from "../counts.ts";
import { startOfDay } from "../days.ts";
import { daysFor, treeFor } from "../derived.ts";
import { noFilters, type Period } from "../filters.ts";
import { lastOf } from "../loaded.ts";
import { nothing } from "../selection.ts";
import { isRising, type KindChange } from "./findings.ts";
import { daysBefore, daysOf, type ReviewSpan } from "./period.ts";

/** Everything a review is written from. */
export type Review = {
  span: ReviewSpan;
  period: Period;
  before: Period;
  emerging: Answers["emerging"];
  difference: Answers["difference"];
  scan: Answers["scan"];
  hours: Answers["hours"];
  figures: { now: IncidentFigures; before: IncidentFigures };
  kinds: readonly KindChange[];
  /** open reports that may have one cause; none in a review of days gone by */
  cases: readonly CaseProposal[];
  /** buildings like those where the kind happened that is to be watched most; null where there is none */
  similar: SimilarBuildings | null;
};

export type Reviewing =
  | { state: "working"; done: number }
  | { state: "empty" }
  | { state: "failed" }
  | { state: "ready"; review: Review };

/** What making a review takes from outside. */
export type ReviewTools = {
  ask(data: AnalysisData, request: AnalysisRequest, onStep: (done: number) => void): Promise<Answer>;
  figures(query: FiguresQuery): Promise<Result<IncidentFigures>>;
  cases(query: CasesQuery): Promise<Result<readonly CaseProposal[]>>;
  similar(query: SimilarQuery): Promise<Result<SimilarBuildings>>;
  onStep(done: number): void;
};

/** In this order; the scan takes longest. */
const ASKED = ["emerging", "difference", "hours", "scan"] as const satisfies readonly ComputedName[];

const none = { ok: true, value: [] } as const;
const nobody = { ok: true, value: null } as const;

/** Makes the review of `span` over what `state` has loaded. */
export async function makeReview(state: AppState, span: ReviewSpan, tools: ReviewTools): Promise<Reviewing> {
  const days = daysFor(state);
  if (days === null) return { state: "empty" };
  const period = daysOf(span, days.to);
  if (period.from > days.to || period.to < days.from) return { state: "empty" };
  const before = daysBefore(span, period);
  const figuresOf = ({ from, to }: Period) =>
    tools.figures({ from: startOfDay(from), to: endOf({ from, to }), level: "grid", area: state.scope });
  const found: Partial<Answers> = {};
  for (const [at, name] of ASKED.entries()) {
    const asked = requestFor(analysing(state, { period, before }, name));
    if (asked === null) return { state: "empty" };
    const step = (done: number) => tools.onStep((at + done) / ASKED.length);
    Object.assign(found, { [name]: await tools.ask(asked.data, asked.request, step) });
  }
  const { emerging, difference, hours, scan } = found as Answers;
  const kinds = kindChanges(state, period, before);
  const watched = scan.clusters[0]?.incidentKind ?? kinds.find(isRising)?.code;
  const [now, then, cases, similar] = await Promise.all([
    figuresOf(period),
    figuresOf(before),
    // why: what is open is open today
    period.to === days.to ? tools.cases({ area: state.scope }) : none,
    watched === undefined ? nobody : tools.similar({ kind: watched, area: state.scope }),
  ]);
  if (!now.ok || !then.ok || !cases.ok || !similar.ok) return { state: "failed" };
  const figures = { now: now.value, before: then.value };
  const asked = { cases: cases.value, similar: similar.value };
  const review = { span, period, before, emerging, difference, hours, scan, figures, kinds, ...asked };
  return { state: "ready", review };
}

/** `state` as it is when one asks for `name` over all incidents of the period. */
export const analysing = (
  state: AppState,
  { period, before }: Pick<Review, "period" | "before">,
  name: ComputedName,
): AppState => ({
  ...state,
  mode: "analysis",
  filters: { ...noFilters, period },
  analysis: { ...firstChoice, name, before },
  selection: nothing,
});

function kindChanges(state: AppState, period: Period, before: Period): KindChange[] {
  const columns = lastOf(state.incidents);
  if (columns === null) return [];
  const mask = gridMask(columns.grids, treeFor(state), state.scope);
  const [now, then] = [period, before].map((days) => countKinds(columns, mask, days, null));
  return columns.kinds
    .map((code) => ({ code, now: now.get(code) ?? 0, before: then.get(code) ?? 0 }))
    .filter((kind) => kind.now + kind.before > 0)
    .sort((a, b) => b.now - a.now || b.before - a.before);
}

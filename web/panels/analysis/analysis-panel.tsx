import type { ReactNode } from "react";
import { ANALYSES, type AnalysisName } from "../../state/analysis/choice.ts";
import { periodFor } from "../../state/derived.ts";
import { mondayOf, querySaying } from "../../state/review/period.ts";
import { formatShare } from "../../text/format.ts";
import { useApp } from "../app-context.tsx";
import { HeatLegend } from "../heat-legend.tsx";
import { KindLegend } from "../kind-legend.tsx";
import { CaseList } from "./case-list.tsx";
import { EmergingLegend } from "./emerging-legend.tsx";
import { DifferenceLegend, RiskLegend } from "./field-legends.tsx";
import { FiguresNote } from "./figures-note.tsx";
import { HotSpotLegend } from "./hot-spot-legend.tsx";
import { HoursMatrix } from "./hours-matrix.tsx";
import { RateLegend } from "./rate-legend.tsx";
import { ScanLegend } from "./scan-legend.tsx";
import { SimilarList } from "./similar-list.tsx";
import { useAnalysisText } from "./use-analysis-text.ts";
import { useAsk } from "./use-ask.ts";
import "./analysis.css";

/** Questions that are not about the kinds and the period that are chosen. */
const OF_THEIR_OWN: readonly AnalysisName[] = ["figures", "cases", "similar"];

/** What is asked of the incidents, its settings and its legend. */
const LEGENDS: Record<AnalysisName, () => ReactNode> = {
  density: () => <HeatLegend />,
  risk: () => <RiskLegend />,
  rates: () => <RateLegend />,
  "hot-spots": () => <HotSpotLegend />,
  emerging: () => <EmergingLegend />,
  scan: () => <ScanLegend />,
  cases: () => <CaseList />,
  similar: () => <SimilarList />,
  difference: () => <DifferenceLegend />,
  hours: () => <HoursMatrix />,
  figures: () => <FiguresNote />,
};

/** 研判: one question at a time, over the incidents of the period and of the kinds that are shown. */
export function AnalysisPanel() {
  const words = useAnalysisText();
  const ask = useAsk();
  const { name } = useApp((state) => state.analysis);
  return (
    <div className="legend-stack analysis">
      <label className="colour-picker">
        <span>{words.pick}</span>
        <select
          value={name}
          onChange={(event) => ask({ name: ANALYSES.find((one) => one === event.target.value) ?? name })}
        >
          {ANALYSES.map((one) => (
            <option key={one} value={one}>
              {words.questions[one].name}
            </option>
          ))}
        </select>
      </label>
      <p className="analysis-says">{words.questions[name].says}</p>
      <Progress />
      {LEGENDS[name]()}
      {!OF_THEIR_OWN.includes(name) && <KindLegend withOpenOnly={false} />}
      <ReviewLink />
    </div>
  );
}

/** How far it is, or that it did not come. */
function Progress() {
  const words = useAnalysisText();
  const { done, failed } = useApp((state) => state.analysed);
  if (failed) {
    return (
      <p className="analysis-failed" role="alert">
        {words.failed}
      </p>
    );
  }
  return (
    <div
      className="analysis-progress"
      role="progressbar"
      aria-label={words.pick}
      aria-valuetext={done === null ? undefined : words.working(formatShare(done))}
      data-busy={done !== null || undefined}
    >
      {done !== null && <i style={{ width: `${100 * Math.max(0.04, done)}%` }} />}
    </div>
  );
}

/** To the review of the week that the period ends in, over the same areas. */
function ReviewLink() {
  const words = useAnalysisText();
  const scope = useApp((state) => state.scope);
  const period = useApp(periodFor);
  if (period === null) return null;
  const area = scope === null ? "" : `&in=${encodeURIComponent(scope)}`;
  return (
    <a className="analysis-review" href={`/review?${querySaying({ kind: "week", first: mondayOf(period.to) })}${area}`}>
      {words.review}
    </a>
  );
}

import { lazy, Suspense } from "react";
import { useApp, useMay } from "../panels/app-context.tsx";
import { AreaPanel } from "../panels/area-panel.tsx";
import { BordersChip } from "../panels/borders-chip.tsx";
import { CardPanel } from "../panels/card-panel.tsx";
import { Header } from "../panels/header.tsx";
import { type HoverTip, HoverTipPanel } from "../panels/hover-tip.tsx";
import { IncidentsPanel } from "../panels/incidents/incidents-panel.tsx";
import { LegendPanel } from "../panels/legend-panel.tsx";
import { MapControls } from "../panels/map-controls.tsx";
import { LiveChip, TownNotice } from "../panels/notices.tsx";
import { NotifyPanel } from "../panels/notify-panel.tsx";
import { ScaleLine } from "../panels/scale-line.tsx";
import { SearchBox } from "../panels/search-box.tsx";
import { SketchChip } from "../panels/sketch-chip.tsx";
import { TimeSlider } from "../panels/time-slider.tsx";
import { VisitsPanel } from "../panels/visits-panel.tsx";
import { notifiesIn } from "../state/derived.ts";
import { COVERED_ON_DESK } from "./covered.ts";
import { MapStage, type StageProps } from "./map-stage.tsx";

// why lazy: most look at the map alone
const AnalysisPanel = lazy(async () => {
  const { AnalysisPanel } = await import("../panels/analysis/analysis-panel.tsx");
  return { default: AnalysisPanel };
});
const FiguresPanel = lazy(async () => {
  const { FiguresPanel } = await import("../panels/analysis/figures-panel.tsx");
  return { default: FiguresPanel };
});

/** On a desk: header, areas and legend at the left, card at the right, time at the foot. */
export function CommandCentreDesk({ stage, tip }: { stage: StageProps; tip: HoverTip | null }) {
  const hasCard = useApp((state) => state.selection.kind !== "nothing" || state.reporting !== null);
  const empty = useApp((state) => state.town.state === "ready" && state.town.last.value.bounds === null);
  const notifies = useApp(notifiesIn);
  const analyses = useApp(({ mode }) => mode === "analysis");
  const tabulates = useApp(({ mode, analysis }) => mode === "analysis" && analysis.name === "figures");
  const inVisits = useApp((state) => state.mode === "visits");
  const mayIncidents = useMay("incidents");
  const inIncidents = useApp((state) => state.mode === "incidents") && mayIncidents;
  // why not among visits and notices: they have nothing to do with when something happened
  const withTime = mayIncidents && !inVisits && !notifies;
  const stageWidth = useApp((state) => state.camera?.widthPx ?? 1000);
  return (
    <div className="screen">
      <Header search={<SearchBox />} />
      <aside className="side">
        {notifies ? (
          <NotifyPanel />
        ) : (
          <>
            <AreaPanel />
            {inVisits && <VisitsPanel />}
            {inIncidents && <IncidentsPanel />}
            {analyses ? (
              <Suspense>
                <AnalysisPanel />
              </Suspense>
            ) : (
              <LegendPanel />
            )}
          </>
        )}
      </aside>
      <main className={hasCard ? "stage has-card" : "stage"}>
        <MapStage {...stage} symbolScale={1} covered={COVERED_ON_DESK} />
        <div className="stage-chips">
          <LiveChip />
          <BordersChip />
        </div>
        {!empty && (
          <>
            <div className="stage-controls">
              <MapControls />
            </div>
            <div className="stage-foot">
              {withTime && <TimeSlider />}
              <ScaleLine />
            </div>
          </>
        )}
        <div className="stage-card">
          <CardPanel />
        </div>
        {tip && <HoverTipPanel tip={tip} width={stageWidth} />}
        {notifies && <SketchChip />}
        {tabulates && (
          <Suspense>
            <FiguresPanel />
          </Suspense>
        )}
        <TownNotice />
      </main>
    </div>
  );
}

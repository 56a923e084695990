import { Suspense } from "react";
import { useApp } from "../panels/app-context.tsx";
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
import { AnalysisPanel, FiguresPanel, useCentreParts } from "./centre-parts.tsx";
import { COVERED_ON_DESK } from "./covered.ts";
import { MapStage, type StageProps } from "./map-stage.tsx";

/** On a desk: header, areas and legend at the left, card at the right, time at the foot. */
export function CommandCentreDesk({ stage, tip }: { stage: StageProps; tip: HoverTip | null }) {
  const { hasCard, isEmpty, notifies, analyses, tabulates, inVisits, inIncidents, withTime } = useCentreParts();
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
        {!isEmpty && (
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

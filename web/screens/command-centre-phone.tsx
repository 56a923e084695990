import { Suspense, useState } from "react";
import { AccountMenu } from "../panels/account-menu.tsx";
import { useApp, useText } from "../panels/app-context.tsx";
import { AreaPanel } from "../panels/area-panel.tsx";
import { BordersChip } from "../panels/borders-chip.tsx";
import { CardPanel } from "../panels/card-panel.tsx";
import { ModeTabs, SimulatedTag } from "../panels/header.tsx";
import { IncidentsPanel } from "../panels/incidents/incidents-panel.tsx";
import { LegendPanel } from "../panels/legend-panel.tsx";
import { MapControls } from "../panels/map-controls.tsx";
import { LiveChip, TownNotice } from "../panels/notices.tsx";
import { NotifyPanel } from "../panels/notify-panel.tsx";
import { ScaleLine } from "../panels/scale-line.tsx";
import { SearchBox } from "../panels/search-box.tsx";
import { SHEET_TABS, Sheet, type SheetState, type SheetTab } from "../panels/sheet.tsx";
import { SketchChip } from "../panels/sketch-chip.tsx";
import { LanguageSwitch, ThemeSwitch } from "../panels/switches.tsx";
import { TimeSlider } from "../panels/time-slider.tsx";
import { useScopeName } from "../panels/type-legend.tsx";
import { VisitsPanel } from "../panels/visits-panel.tsx";
import { openModesFor } from "../state/derived.ts";
import { lastOf } from "../state/loaded.ts";
import { AnalysisPanel, FiguresPanel, useCentreParts } from "./centre-parts.tsx";
import { COVERED_ON_PHONE, SHEET_PX } from "./covered.ts";
import { MapStage, type StageProps } from "./map-stage.tsx";

/** On a phone: the map everywhere, search on top, everything to press within the thumb's reach. */
export function CommandCentrePhone({ stage }: { stage: StageProps }) {
  const text = useText();
  const [sheet, setSheet] = useState<SheetState>({ tab: null, tall: false });
  const { hasCard, isEmpty, notifies, analyses, tabulates, inVisits, inIncidents, withTime } = useCentreParts();
  const townName = useApp((state) => lastOf(state.town)?.name ?? null);
  const scopeName = useScopeName() ?? townName ?? text.scope.whole;
  const modes = useApp(openModesFor);
  const has: Record<SheetTab, boolean> = {
    legend: modes.length > 0,
    tree: true,
    time: withTime,
    visits: inVisits,
    incidents: inIncidents,
  };
  const tabs = SHEET_TABS.filter((tab) => has[tab]);
  const tab = sheet.tab !== null && has[sheet.tab] ? sheet.tab : null;
  const open = hasCard || tab !== null;
  return (
    <main className="phone">
      <MapStage {...stage} symbolScale={1.4} covered={COVERED_ON_PHONE} />
      <div className="phone-top">
        <SearchBox large />
        <div className="phone-chips">
          <span className="phone-scope">{scopeName}</span>
          <SimulatedTag />
          <span className="phone-switches">
            <AccountMenu>
              <LanguageSwitch />
              <ThemeSwitch />
            </AccountMenu>
          </span>
          <LiveChip />
          <BordersChip />
        </div>
      </div>
      {!isEmpty && (
        <>
          <div className="phone-foot" style={{ bottom: open ? "calc(max(52%, min(340px, 88%)) + 8px)" : SHEET_PX + 8 }}>
            {!sheet.tall && <MapControls />}
            <ScaleLine />
          </div>
          <Sheet
            state={{ ...sheet, tab }}
            onChange={setSheet}
            modes={<ModeTabs />}
            tabs={tabs}
            names={notifies ? { legend: text.notices.tab } : undefined}
            card={hasCard ? <CardPanel /> : null}
          >
            {tab === "legend" &&
              (analyses ? (
                <Suspense>
                  <AnalysisPanel />
                  {tabulates && <FiguresPanel />}
                </Suspense>
              ) : notifies ? (
                <NotifyPanel />
              ) : (
                <LegendPanel />
              ))}
            {tab === "tree" && <AreaPanel rowPx={48} />}
            {tab === "time" && <TimeSlider />}
            {tab === "visits" && <VisitsPanel />}
            {tab === "incidents" && <IncidentsPanel rowPx={64} />}
          </Sheet>
        </>
      )}
      {notifies && <SketchChip />}
      <TownNotice />
    </main>
  );
}

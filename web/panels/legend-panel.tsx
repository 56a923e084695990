import { HEAT_UNTIL } from "../map/heat-scale.ts";
import type { AppState } from "../state/app.ts";
import { colourByFor } from "../state/colouring.ts";
import { openModesFor, openOnlyIn } from "../state/derived.ts";
import { useApp } from "./app-context.tsx";
import { ClassLegend } from "./class-legend.tsx";
import { ColourPicker } from "./colour-picker.tsx";
import { HeatLegend } from "./heat-legend.tsx";
import { KindLegend } from "./kind-legend.tsx";
import { TypeLegend } from "./type-legend.tsx";
import { VisitLegend } from "./visit-legend.tsx";
import { WalkLegend } from "./walk-legend.tsx";
import "./legend.css";

/** The legend of the mode, which is its filter too. */
export function LegendPanel() {
  const mode = useApp((state) => state.mode);
  const isFar = useApp(incidentsAreDensity);
  const modes = useApp(openModesFor);
  const byType = useApp((state) => colourByFor(state).kind === "types");
  if (modes.length === 0) return null;
  if (mode === "households") {
    return (
      <div className="legend-stack">
        <ColourPicker />
        {byType ? <TypeLegend /> : <ClassLegend />}
        <WalkLegend />
      </div>
    );
  }
  if (mode === "visits") return <VisitLegend />;
  return (
    <div className="legend-stack">
      {(mode === "heat" || isFar) && <HeatLegend />}
      <KindLegend withOpenOnly={mode !== "heat"} />
    </div>
  );
}

/** From far away incidents are drawn as a density, so its legend stands beside it. */
const incidentsAreDensity = (state: AppState): boolean =>
  state.mode === "incidents" && !openOnlyIn(state) && (state.camera?.zoom ?? HEAT_UNTIL) < HEAT_UNTIL;

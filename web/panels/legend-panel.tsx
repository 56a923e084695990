import { useApp } from "./app-context.tsx";
import { HeatLegend } from "./heat-legend.tsx";
import { KindLegend } from "./kind-legend.tsx";
import { TypeLegend } from "./type-legend.tsx";
import "./legend.css";

/** The legend of the mode, which is its filter too. */
export function LegendPanel() {
  const mode = useApp((state) => state.mode);
  if (mode === "households") return <TypeLegend />;
  return (
    <div className="legend-stack">
      {mode === "heat" && <HeatLegend />}
      <KindLegend withOpenOnly={mode !== "heat"} />
    </div>
  );
}

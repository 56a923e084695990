import { lazy } from "react";
import { useApp, useMay } from "../panels/app-context.tsx";
import { notifiesIn } from "../state/derived.ts";

// why lazy: most look at the map alone
export const AnalysisPanel = lazy(async () => {
  const { AnalysisPanel } = await import("../panels/analysis/analysis-panel.tsx");
  return { default: AnalysisPanel };
});
export const FiguresPanel = lazy(async () => {
  const { FiguresPanel } = await import("../panels/analysis/figures-panel.tsx");
  return { default: FiguresPanel };
});

/** Which parts of the command centre there are now, on a desk as on a phone. */
export function useCentreParts() {
  const mode = useApp((state) => state.mode);
  const notifies = useApp(notifiesIn);
  const mayIncidents = useMay("incidents");
  return {
    hasCard: useApp(({ selection, reporting }) => selection.kind !== "nothing" || reporting !== null),
    /** there is nothing to show a map of */
    isEmpty: useApp(({ town }) => town.state === "ready" && town.last.value.bounds === null),
    notifies,
    analyses: mode === "analysis",
    tabulates: useApp(({ analysis }) => mode === "analysis" && analysis.name === "figures"),
    inVisits: mode === "visits",
    inIncidents: mode === "incidents" && mayIncidents,
    // why not among visits and notices: they have nothing to do with when something happened
    withTime: mayIncidents && mode !== "visits" && !notifies,
  };
}

import { useEffect } from "react";
import type { IncidentColumns } from "../../domain/columns.ts";
import { showsDensity } from "../state/analysis/picture.ts";
import type { App } from "../state/app.ts";
import { endOf } from "../state/counts.ts";
import { startOfDay } from "../state/days.ts";
import { periodFor } from "../state/derived.ts";
import { shownCodes } from "../state/filters.ts";
import { lastOf } from "../state/loaded.ts";
import { createHeat, type Heat } from "../workers/heat.ts";

/** Keeps the heat map true to the filters while incidents are looked at. The worker is started when it is first needed. */
export function useHeat(app: App): void {
  useEffect(() => {
    let heat: Heat | null = null;
    let given: IncidentColumns | null = null;
    let asked = "";
    const update = () => {
      const state = app.getState();
      const columns = lastOf(state.incidents);
      const period = periodFor(state);
      // why incidents too: seen from far away they are drawn as a density
      if (!(state.mode === "incidents" || showsDensity(state)) || columns === null || period === null) return;
      if (heat === null) {
        heat = createHeat();
        heat.onField((picture) => app.setState({ heat: picture }));
      }
      if (given !== columns) {
        heat.load(columns);
        given = columns;
        asked = "";
      }
      const shown = shownCodes(columns.kinds, state.filters.hiddenKinds);
      const request = {
        kinds: shown && [...shown],
        from: startOfDay(period.from),
        to: endOf(period),
        bandwidthM: state.bandwidthM,
        hours: state.mode === "analysis" && state.analysis.name === "hours" ? state.analysis.hours : null,
      };
      const key = JSON.stringify(request);
      if (key === asked) return;
      asked = key;
      heat.request(request);
    };
    update();
    const stop = app.subscribe(update);
    return () => {
      stop();
      heat?.close();
    };
  }, [app]);
}

import type { HandlingFigures } from "../../../domain/incident-figures.ts";
import type { Client } from "../../client/client.ts";
import type { FiguresQuery } from "../../client/figures.ts";
import type { App, AppState } from "../app.ts";
import { endOf } from "../counts.ts";
import { startOfDay } from "../days.ts";
import { periodFor } from "../derived.ts";
import { failLoading, finishLoading, lastOf, startLoading, waiting } from "../loaded.ts";

/** What figures are to be shown of; null while nobody asks. */
function wantedOf(state: AppState): FiguresQuery | null {
  if (state.mode !== "analysis" || state.analysis.name !== "figures") return null;
  const period = periodFor(state);
  const { level } = state.analysis;
  return period && { from: startOfDay(period.from), to: endOf(period), level, area: state.scope };
}

/** Reads the figures that are on screen, again when the question or the incidents change. Gives how to stop. */
export function followFigures(app: App, client: Client, now: () => number = Date.now): () => void {
  let asked: { key: string; incidents: unknown } | null = null;
  let request = new AbortController();
  const read = async (state: AppState) => {
    const wanted = wantedOf(state);
    if (wanted === null) {
      asked = null;
      request.abort();
      return;
    }
    const key = JSON.stringify(wanted);
    const incidents = lastOf(state.incidents);
    if (asked?.key === key && asked.incidents === incidents) return;
    asked = { key, incidents };
    request.abort();
    request = new AbortController();
    const { signal } = request;
    app.setState(({ figures }) => ({ figures: startLoading(figures) }));
    const result = await client.figures(wanted, signal);
    if (signal.aborted) return;
    app.setState({ figures: result.ok ? finishLoading(result.value, now()) : failLoading(waiting, result.error) });
  };
  void read(app.getState());
  const stop = app.subscribe((state) => void read(state));
  return () => {
    stop();
    request.abort();
  };
}

/** Share of what came in time among all that was due; null where nothing was. */
export const onTimeShare = ({ onTime, late }: HandlingFigures): number | null =>
  onTime + late === 0 ? null : onTime / (onTime + late);

/** Share of the content among those who rated; null where nobody did. */
export const satisfiedShare = ({ rated, satisfied }: HandlingFigures): number | null =>
  rated === 0 ? null : satisfied / rated;

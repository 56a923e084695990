// What the server is asked for, beside what the worker answers from what the page has.

import type { Client } from "../../client/client.ts";
import type { FiguresQuery } from "../../client/figures.ts";
import type { Result } from "../../client/result.ts";
import type { App, AppState } from "../app.ts";
import { endOf } from "../counts.ts";
import { startOfDay } from "../days.ts";
import { periodFor } from "../derived.ts";
import { failLoading, finishLoading, type Loaded, lastOf, startLoading, waiting } from "../loaded.ts";

type Slot = "figures" | "proposedCases" | "similar";
type ValueOf<Name extends Slot> = AppState[Name] extends Loaded<infer Value> ? Value : never;

type Question<Name extends Slot, Wanted> = {
  slot: Name;
  /** what is to be shown; null while nobody asks */
  wantedOf(state: AppState): Wanted | null;
  read(wanted: Wanted, signal: AbortSignal): Promise<Result<ValueOf<Name>>>;
};

/** Keeps the answers of the server that are on screen true. Gives how to stop. */
export function followServerAnswers(app: App, client: Client, now: () => number = Date.now): () => void {
  const stops = [
    follow(app, now, { slot: "figures", wantedOf: figuresWanted, read: client.figures }),
    follow(app, now, { slot: "proposedCases", wantedOf: casesWanted, read: client.proposedCases }),
    follow(app, now, { slot: "similar", wantedOf: similarWanted, read: client.similarPlaces }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Of what, and in which area; null = wherever one may see. */
export type CasesQuery = { area: string | null };
export type SimilarQuery = { kind: string; area: string | null };

function figuresWanted(state: AppState): FiguresQuery | null {
  if (state.mode !== "analysis" || state.analysis.name !== "figures") return null;
  const period = periodFor(state);
  const { level } = state.analysis;
  return period && { from: startOfDay(period.from), to: endOf(period), level, area: state.scope };
}

// why among incidents too: the list says how many there are
const casesWanted = ({ mode, analysis, scope }: AppState): CasesQuery | null =>
  mode === "incidents" || (mode === "analysis" && analysis.name === "cases") ? { area: scope } : null;

function similarWanted(state: AppState): SimilarQuery | null {
  const kind = state.mode === "analysis" && state.analysis.name === "similar" ? likeKindFor(state) : null;
  return kind === null ? null : { kind, area: state.scope };
}

/** Code of the kind that similar places are of; null while none is known. */
export const likeKindFor = ({ analysis, town }: AppState): string | null =>
  analysis.like ?? lastOf(town)?.codes.incidentKinds[0]?.code ?? null;

/** Reads what is wanted, again when the question or the incidents change. */
function follow<Name extends Slot, Wanted>(
  app: App,
  now: () => number,
  { slot, wantedOf, read }: Question<Name, Wanted>,
): () => void {
  let asked: { key: string; incidents: unknown } | null = null;
  let request = new AbortController();
  const put = (change: (before: Loaded<ValueOf<Name>>) => Loaded<ValueOf<Name>>) =>
    app.setState((state) => ({ [slot]: change(state[slot] as Loaded<ValueOf<Name>>) }) as Partial<AppState>);
  const update = async (state: AppState) => {
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
    put(startLoading);
    const result = await read(wanted, signal);
    if (signal.aborted) return;
    put(() => (result.ok ? finishLoading(result.value, now()) : failLoading(waiting, result.error)));
  };
  void update(app.getState());
  const stop = app.subscribe((state) => void update(state));
  return () => {
    stop();
    request.abort();
  };
}

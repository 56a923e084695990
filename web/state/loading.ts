import type { Right } from "../../domain/role.ts";
import type { Client } from "../client/client.ts";
import type { LiveEvent } from "../client/live.ts";
import type { Result } from "../client/result.ts";
import type { App, AppState } from "./app.ts";
import { failLoading, finishLoading, type Loaded, lastOf, startLoading, waiting } from "./loaded.ts";
import { patchIncidents } from "./patch-incidents.ts";
import { nothing, type Selection, sameSelection } from "./selection.ts";
import { may } from "./session.ts";
import { createThemeLoader } from "./themes.ts";

/** Named rows beyond this are not asked for one by one: the whole columns are read again. */
const MAX_PATCH = 20;

/** Events of one import come in a burst; they are answered once. */
const SETTLE_MS = 400;

export type Slot =
  | "town"
  | "tiles"
  | "areas"
  | "households"
  | "incidents"
  | "facilities"
  | "visits"
  | "themes"
  | "alerts";

/** Reads what the page shows and keeps it true. One for a page. */
export type Loader = {
  /** Listens and reads everything, the base map first; again after someone has signed in anew. */
  start(): void;
  reload(slot: Slot): Promise<void>;
  /** The card of `selection`; an answer that comes after the next selection is dropped. */
  loadCard(selection: Selection): Promise<void>;
  stop(): void;
};

export function createLoader(app: App, client: Client, now: () => number = Date.now): Loader {
  let stopListening: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let cardRequest = new AbortController();
  let cardOf: Selection = nothing;
  const pending = new Set<Slot>();
  const pendingIncidents = new Set<number>();
  let told = false;

  const themes = createThemeLoader(app, client, now);

  const load = async <T>(slot: Exclude<Slot, "themes">, read: () => Promise<Result<T>>): Promise<void> => {
    const set = (loaded: Loaded<T>) => app.setState({ [slot]: loaded } as unknown as Partial<AppState>);
    const before = () => app.getState()[slot] as unknown as Loaded<T>;
    set(startLoading(before()));
    const result = await read();
    set(result.ok ? finishLoading(result.value, now()) : failLoading(before(), result.error));
  };

  const reload = async (slot: Slot): Promise<void> => {
    const right = RIGHT_OF[slot];
    if (right && !may(app.getState(), right)) return;
    switch (slot) {
      case "town":
        return load(slot, client.town);
      case "tiles":
        return load(slot, client.tiles);
      case "areas":
        return load(slot, client.areas);
      case "households":
        return load(slot, client.households);
      case "incidents":
        return load(slot, client.incidents);
      case "facilities":
        return load(slot, client.facilities);
      case "visits":
        return load(slot, client.visits.columns);
      case "alerts":
        return load(slot, client.incidentFlow.alerts);
      case "themes":
        return themes.load();
    }
  };

  const patch = async (ids: readonly number[]): Promise<void> => {
    const answers = await Promise.all(ids.map((id) => client.incident(id)));
    const columns = lastOf(app.getState().incidents);
    const items = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    if (columns === null || items.length < answers.length) return reload("incidents");
    app.setState({ incidents: finishLoading(patchIncidents(columns, items), now()) });
  };

  /** Visits and alerts are read when they are first looked at, and only from then on kept true. */
  const isLookedAt = (slot: Slot) =>
    (slot !== "visits" && slot !== "alerts") || app.getState()[slot].state !== "waiting";

  const answerPending = () => {
    timer = undefined;
    if (told) app.setState(({ notices }) => ({ notices: { ...notices, told: notices.told + 1 } }));
    told = false;
    for (const slot of pending) if (isLookedAt(slot)) void reload(slot);
    if (pendingIncidents.size > 0 && !pending.has("incidents")) void patch([...pendingIncidents]);
    pending.clear();
    pendingIncidents.clear();
    const { selection } = app.getState();
    if (selection.kind !== "nothing") void loadCard(selection);
  };

  const onEvent = (event: LiveEvent) => {
    for (const slot of slotsOf(event)) pending.add(slot);
    if (event.kind === "notices" || event.kind === "links") told = true;
    if (event.kind === "incident") {
      for (const id of event.ids ?? []) pendingIncidents.add(id);
      if (event.ids === null || pendingIncidents.size > MAX_PATCH) pending.add("incidents");
    }
    timer ??= setTimeout(answerPending, SETTLE_MS);
  };

  const loadCard = async (selection: Selection): Promise<void> => {
    cardRequest.abort();
    cardRequest = new AbortController();
    const { signal } = cardRequest;
    const request = requestOf(client, selection, signal);
    if (request === null) {
      cardOf = nothing;
      return app.setState({ card: waiting });
    }
    // why: the card of one household must not stand under the name of the next, not even while that loads
    const again = sameSelection(cardOf, selection);
    cardOf = selection;
    app.setState(({ card }) => ({ card: startLoading(again ? card : waiting) }));
    const result = await request;
    if (signal.aborted) return;
    app.setState(({ card }) => ({
      card: result.ok ? finishLoading(result.value, now()) : failLoading(card, result.error),
    }));
  };

  const start = () => {
    // why in this order: the base map needs town and tiles and is drawn while the rest is on its way
    const first = (["town", "tiles", "areas", "households", "incidents", "themes"] as const).map(reload);
    if (app.getState().mode === "visits") void reload("visits");
    void loadCard(app.getState().selection);
    themes.start();
    stopListening?.();
    stopListening = client.listen(onEvent, (live) => {
      const before = app.getState().live;
      app.setState({ live });
      if (before === "lost" && live === "open") {
        for (const slot of ["town", "tiles", "areas", "households", "incidents", "visits", "themes", "alerts"] as const)
          pending.add(slot);
        told = true;
        timer ??= setTimeout(answerPending, SETTLE_MS);
      }
    });
    const listening = stopListening;
    // why last: those of a county are a dozen answers, one after the other, and are seen from near only
    void Promise.all(first).then(() => {
      if (listening === stopListening) void reload("facilities");
    });
  };

  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    cardRequest.abort();
    themes.stop();
    stopListening?.();
    stopListening = null;
  };

  return { start, reload, loadCard, stop };
}

/** What is not asked for without the right to see it. */
const RIGHT_OF: Partial<Record<Slot, Right>> = {
  households: "households",
  incidents: "incidents",
  visits: "households",
  alerts: "incidents.handle",
};

function requestOf(client: Client, selection: Selection, signal: AbortSignal) {
  switch (selection.kind) {
    case "area":
      return client.areaCard(selection.code, signal);
    case "household":
      return client.householdCard(selection.id, signal);
    case "compound":
      return client.compoundCard(selection.id, signal);
    case "building":
      return client.buildingCard(selection.id, signal);
    case "incident":
      return client.incidentCard(selection.id, signal);
    default:
      return null;
  }
}

/** What has to be read again after `event`; rows of single incidents are patched instead. */
export function slotsOf(event: LiveEvent): readonly Slot[] {
  switch (event.kind) {
    case "incident":
      return ["town", "areas"];
    case "households":
      return ["town", "areas", "households", "visits"];
    case "visits":
      return ["areas", "visits"];
    case "alerts":
      return ["alerts"];
    case "links":
    case "notices":
      return [];
    case "themes":
      return ["themes"];
    case "grids":
    case "layout":
      return ["town", "tiles", "areas", "households", "incidents"];
  }
}

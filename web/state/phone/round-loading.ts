// Reads what the round needs and keeps it fresh: the pack and the names of its types first, for the lists; then the ground, for
// the map. What the device keeps is shown until the server has answered.

import type { PhonePack } from "../../../domain/phone.ts";
import { type Bounds, boundsOfPositions } from "../../../domain/position.ts";
import type { Town } from "../../../domain/town.ts";
import type { ClientError, Result } from "../../client/result.ts";
import type { App, AppState } from "../app.ts";
import type { Areas } from "../areas.ts";
import type { Facility } from "../card.ts";
import { dayOf } from "../days.ts";
import { failLoading, finishLoading, type Loaded, lastOf, startLoading, waiting } from "../loaded.ts";
import type { TileSources } from "../tiles.ts";
import { householdColumnsOf, incidentColumnsOf } from "./pack-columns.ts";
import type { Round } from "./round.ts";

/** What the loader asks the server for. */
export type RoundClient = {
  /** `kept`: the server did not answer, and the device's own copy stands in for it */
  pack(grid: string | null): Promise<Result<Pack>>;
  /** the device's own copies, at once */
  keptPack(grid: string | null): Promise<Pack | null>;
  keptTown(): Promise<Town | null>;
  town(): Promise<Result<Town>>;
  areas(): Promise<Result<Areas>>;
  tiles(): Promise<Result<TileSources>>;
};

/** `etag`: equal where what is in it is. */
type Pack = PhonePack & { kept: boolean; etag: string | null };

export type RoundLoader = {
  start(): void;
  /** the pack anew, and of the rest what is not there */
  refresh(): Promise<void>;
  stop(): void;
};

/** Kept data older than this are read anew when somebody looks at the page again. */
export const STALE_MS = 5 * 60_000;

/**
 * How long after the server did not answer it is asked again, the last of them from then on.
 * why soon at first: a phone says that the network is back before anything gets through
 */
const AGAIN_MS = [2_000, 5_000, 10_000, 20_000];

export function createRoundLoader(
  app: App,
  round: Round,
  client: RoundClient,
  now: () => number = Date.now,
): RoundLoader {
  let again: ReturnType<typeof setTimeout> | undefined;
  /** how often it did not answer since it last did, or since somebody asked for it */
  let failures = 0;
  let shown: { grid: string | null; etag: string | null } | null = null;

  const loadGround = async <T>(slot: "town" | "areas" | "tiles", read: () => Promise<Result<T>>): Promise<void> => {
    const before = () => app.getState()[slot] as unknown as Loaded<T>;
    const set = (loaded: Loaded<T>) => app.setState({ [slot]: loaded } as unknown as Partial<AppState>);
    if (before().state === "ready" || before().state === "loading") return;
    set(startLoading(before()));
    const answer = await read();
    set(answer.ok ? finishLoading(answer.value, now()) : failLoading(before(), answer.error));
  };

  const loadTown = async (): Promise<void> => {
    const kept = lastOf(app.getState().town) === null ? client.keptTown() : null;
    const loading = loadGround("town", client.town);
    const value = await kept;
    const { town } = app.getState();
    if (value && town.state !== "waiting" && town.last === null)
      app.setState({ town: { ...town, last: { value, at: now() } } as Loaded<Town> });
    await loading;
  };

  const refused = (error: ClientError): void => {
    const { grid } = round.getState();
    if (error.code === "scope_too_large") {
      round.setState({ choices: error.grids ?? [], pack: waiting });
    } else if (grid !== null && (error.status === 400 || error.status === 404)) {
      // why: the grid that was chosen here once is not in the scope any more
      round.setState({ grid: null });
      void loadPack();
    } else if (error.code === "network") awayFor();
  };

  /** Without the server: said, and tried again. */
  const awayFor = () => {
    round.setState({ online: false });
    clearTimeout(again);
    again = setTimeout(() => void loadPack(), AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)]);
    failures++;
  };

  const loadPack = async (): Promise<void> => {
    const { grid } = round.getState();
    round.setState(({ pack }) => ({ pack: startLoading(pack) }));
    const asked = client.pack(grid);
    if (lastOf(round.getState().pack) === null) await showKept(grid);
    const answer = await asked;
    if (round.getState().grid !== grid) return;
    if (!answer.ok) {
      round.setState(({ pack }) => ({ pack: failLoading(pack, answer.error) }));
      return refused(answer.error);
    }
    if (answer.value.kept) awayFor();
    else {
      round.setState({ online: true });
      failures = 0;
    }
    show(answer.value, grid);
    round.setState(({ pack }) => ({ pack: finishLoading(lastOf(pack)!, now()), choices: null }));
  };

  /** What the device keeps, while the server has not answered. */
  const showKept = async (grid: string | null): Promise<void> => {
    const pack = await client.keptPack(grid);
    const state = round.getState();
    if (pack && state.grid === grid && lastOf(state.pack) === null) show(pack, grid);
  };

  const show = ({ kept, etag, ...pack }: Pack, grid: string | null): void => {
    const before = lastOf(round.getState().pack);
    const isSame = before !== null && etag !== null && shown?.etag === etag && shown.grid === grid;
    shown = { grid, etag };
    // why the old one where nothing differs: lists and map need not be drawn again
    const value = isSame ? { ...before, at: pack.at, until: pack.until } : pack;
    if (!isSame) app.setState(mapPartOf(pack, app.getState(), now()));
    round.setState({ pack: { state: "loading", last: { value, at: now() } } });
  };

  const refresh = async (): Promise<void> => {
    failures = 0;
    await Promise.all([loadPack(), loadTown()]);
    await Promise.all([loadGround("areas", client.areas), loadGround("tiles", client.tiles)]);
  };

  return { start: () => void refresh(), refresh, stop: () => clearTimeout(again) };
}

/** What the map is given of `pack`. It starts where the households lie. */
function mapPartOf(pack: PhonePack, state: AppState, now: number): Partial<AppState> {
  const incidents = incidentColumnsOf(pack);
  const days = incidents.length > 0 ? [incidents.time[0], incidents.time[incidents.length - 1]].map(dayOf) : null;
  const bounds = boundsOfPack(pack);
  return {
    households: finishLoading(householdColumnsOf(pack), now),
    incidents: finishLoading(incidents, now),
    facilities: finishLoading(pack.facilities.map(asFacility), now),
    // why: an open incident is drawn however long ago it was reported
    filters: { ...state.filters, period: days && { from: days[0], to: days[1] } },
    layers: { ...state.layers, incidents: true },
    ...(state.cameraStart === null && bounds ? { cameraStart: startOver(bounds) } : {}),
  };
}

/** The bounds of the households of `pack`; null where there are none. */
export const boundsOfPack = ({ households }: Pick<PhonePack, "households">): Bounds | null =>
  boundsOfPositions(households.map(({ position }) => position));

const FIRST_ZOOM = 16.6;

const startOver = ([west, south, east, north]: Bounds) => ({
  center: [(west + east) / 2, (south + north) / 2] as const,
  zoom: FIRST_ZOOM,
  bearing: 0,
});

/** Whether what is kept is so old that it should be read anew. */
export const isStale = (pack: Loaded<PhonePack>, now: number): boolean =>
  lastOf(pack) === null ||
  (pack.state !== "loading" && pack.state !== "waiting" && now - (pack.last?.at ?? 0) > STALE_MS);

/** A kept facility as the map's layer takes it; what is not kept of it, the map does not ask for. */
const asFacility = (facility: PhonePack["facilities"][number]): Facility => ({
  ...facility,
  code: "",
  address: null,
  grid: null,
});

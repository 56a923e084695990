import { useCallback, useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Town } from "../../../domain/town.ts";
import { fetchAreas } from "../../client/areas.ts";
import { fetchLinks } from "../../client/links.ts";
import { keptJson } from "../../client/offline/kept.ts";
import { openOutbox } from "../../client/offline/open-outbox.ts";
import { fetchPack, keptPack } from "../../client/pack.ts";
import { reveal } from "../../client/reveal.ts";
import { fetchTileSources } from "../../client/tiles.ts";
import { fetchTown } from "../../client/town.ts";
import type { MapView } from "../../map/map-view.ts";
import { type Commands, CommandsProvider, useApp, useMay, useStoreOfApp } from "../../panels/app-context.tsx";
import { RoundProvider, useWords } from "../../panels/phone/round-context.tsx";
import { RoundStart } from "../../panels/phone/round-start.tsx";
import type { App } from "../../state/app.ts";
import { entriesOf } from "../../state/phone/entries.ts";
import { watchOwnPosition } from "../../state/phone/own-position.ts";
import { createRound, type Round, type RoundPage } from "../../state/phone/round.ts";
import { householdIn, packIn } from "../../state/phone/round-derived.ts";
import { keepRoundGrid, keptRoundGrid } from "../../state/phone/round-grid.ts";
import { createRoundLoader, isStale, type RoundLoader } from "../../state/phone/round-loading.ts";
import { nothing, type Selection } from "../../state/selection.ts";
import { whoIn } from "../../state/session.ts";
import { roundActions } from "./round-actions.ts";
import { RoundScreen } from "./round-screen.tsx";
import { useBackButton } from "./use-back-button.ts";

const client = {
  pack: fetchPack,
  keptPack,
  keptTown: async () => (await keptJson<Town>("/api/town"))?.value ?? null,
  town: fetchTown,
  areas: fetchAreas,
  tiles: fetchTileSources,
};

/** The page of somebody on their round: what is near, whom to visit, what to report. */
export function PhoneApp() {
  const words = useWords();
  const mayHouseholds = useMay("households");
  const account = useApp((state) => whoIn(state.session)?.username ?? null);
  if (!mayHouseholds) return <p className="round-start">{words.noHouseholds}</p>;
  return account && <RoundOf key={account} account={account} />;
}

/** The round of one account. */
function RoundOf({ account }: { account: string }) {
  const app = useStoreOfApp();
  const view = useRef<MapView | null>(null);
  const parts = useMemo(() => makeParts(app, account), [app, account]);
  const { round, loader, outbox, watch } = parts;
  const actions = useMemo(() => roundActions({ app, ...parts, view: () => view.current }), [app, parts]);
  const commands = useMemo(() => commandsOf(actions.open), [actions]);
  const onView = useCallback((made: MapView | null) => {
    view.current = made;
  }, []);

  useEffect(() => {
    loader.start();
    outbox.start();
    const takeEntries = () => void outbox.records().then((kept) => round.setState({ entries: entriesOf(kept) }));
    takeEntries();
    const stopEntries = outbox.onChange(takeEntries);
    const stopFollowing = followRound(app, round, loader);
    const stopNetwork = followNetwork(round, loader);
    return () => {
      stopEntries();
      stopFollowing();
      stopNetwork();
      loader.stop();
      outbox.stop();
      watch.stop();
    };
  }, [app, round, loader, outbox, watch]);
  useBackButton(round);

  const ready = useStore(round, (state) => packIn(state) !== null);
  return (
    <CommandsProvider commands={commands}>
      <RoundProvider round={round} actions={actions}>
        {ready ? <RoundScreen onView={onView} /> : <RoundStart />}
      </RoundProvider>
    </CommandsProvider>
  );
}

function makeParts(app: App, account: string) {
  const round = createRound(navigator.onLine, keptRoundGrid(localStorage));
  const geolocation = window.isSecureContext && "geolocation" in navigator ? navigator.geolocation : null;
  return {
    round,
    loader: createRoundLoader(app, round, client),
    outbox: openOutbox(account),
    watch: watchOwnPosition(geolocation, (own) => round.setState({ own })),
  };
}

/** Keeps the map's state beside the round's: what is open is outlined. */
function followRound(app: App, round: Round, loader: RoundLoader): () => void {
  return round.subscribe((state, before) => {
    if (state.pages !== before.pages) app.setState({ selection: selectionOf(state.pages.at(-1), round) });
    if (state.grid !== before.grid) keepRoundGrid(localStorage, state.grid);
    // why: what was sent changes what is due
    if (state.online && state.entries.length < before.entries.length) void loader.refresh();
  });
}

function selectionOf(page: RoundPage | undefined, round: Round): Selection {
  if (page?.kind === "household" || page?.kind === "visit") {
    const household = householdIn(round.getState(), page.kind === "visit" ? page.household : page.id);
    if (!household) return nothing;
    return { kind: "household", id: household.id, position: household.position, building: household.building };
  }
  if (page?.kind === "building" || page?.kind === "incident") return { kind: page.kind, id: page.id };
  return nothing;
}

/** Reads anew when the network is back, and when somebody looks at the page again after a while. */
function followNetwork(round: Round, loader: RoundLoader): () => void {
  const online = () => {
    round.setState({ online: true });
    void loader.refresh();
  };
  const offline = () => round.setState({ online: false });
  const looked = () => {
    if (!document.hidden && navigator.onLine && isStale(round.getState().pack, Date.now())) void loader.refresh();
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  document.addEventListener("visibilitychange", looked);
  return () => {
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
    document.removeEventListener("visibilitychange", looked);
  };
}

/** What the panels that the round shares with the desk ask for: a door of an elevation, and who lives behind it. */
function commandsOf(open: (page: RoundPage) => void): Commands {
  return {
    select: (selection) => {
      if (selection.kind === "household") open({ kind: "household", id: selection.id });
    },
    reveal: async (id, reason) => {
      const answer = await reveal(id, reason);
      return answer.ok ? answer.value : { fault: answer.error.code };
    },
    links: async (id, signal) => {
      const answer = await fetchLinks(id, signal);
      return answer.ok ? answer.value : null;
    },
    linksByHand: null,
    fly: () => {},
    zoomBy: () => {},
    northUp: () => {},
    home: () => {},
    reload: () => {},
    search: async () => null,
    borderDays: async () => null,
  };
}

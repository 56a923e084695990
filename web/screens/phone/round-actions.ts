import type { HouseholdCard } from "../../../domain/household.ts";
import { fetchHousehold } from "../../client/cards.ts";
import type { Outbox } from "../../client/outbox.ts";
import { search } from "../../client/search.ts";
import { newUuid } from "../../client/uuid.ts";
import type { MapView } from "../../map/map-view.ts";
import type { RoundActions } from "../../panels/phone/round-context.tsx";
import { doorWords } from "../../panels/phone/round-words.ts";
import { shrinkPhoto } from "../../panels/shrink-photo.ts";
import type { App } from "../../state/app.ts";
import { clearOf, type Flight } from "../../state/camera.ts";
import { lastOf } from "../../state/loaded.ts";
import { positionAt } from "../../state/phone/on-screen.ts";
import type { OwnPositionWatch } from "../../state/phone/own-position.ts";
import { reportRecords, stepRecord, visitRecords } from "../../state/phone/records.ts";
import { opened, type Round, tabbed } from "../../state/phone/round.ts";
import { buildingIn, householdIn, packIn } from "../../state/phone/round-derived.ts";
import { boundsOfPack, type RoundLoader } from "../../state/phone/round-loading.ts";
import { whoIn } from "../../state/session.ts";
import { nameIn } from "../../text/language.ts";
import { phoneTexts } from "../../text/phone.ts";
import { coveredBy, freeMiddle } from "./round-covered.ts";

const CLOSE_UP = 18.6;

type Parts = {
  app: App;
  round: Round;
  loader: RoundLoader;
  outbox: Outbox;
  watch: OwnPositionWatch;
  view: () => MapView | null;
};

/** What the panels of the round can ask for, put together from the parts that do it. */
export function roundActions({ app, round, loader, outbox, watch, view }: Parts): RoundActions {
  /** cards seen while online: what they say of the last visit tells a conflict */
  const cards = new Map<number, HouseholdCard>();

  const fly = (flight: Flight) => {
    const { camera } = app.getState();
    if (camera) view()?.flyTo(clearOf(flight, coveredBy(round.getState().height), camera));
  };
  const flyTo = (position: readonly [number, number]) => fly({ position, zoom: CLOSE_UP });
  const words = () => phoneTexts[app.getState().preferences.language];
  const labelOf = (id: number): string => {
    const state = round.getState();
    const household = householdIn(state, id);
    if (!household) return String(id);
    const areas = packIn(state)?.areas ?? [];
    const { title, place } = doorWords(household, buildingIn(state, household.building), areas, words());
    return [place, title].filter((part) => part !== "").join(" ");
  };
  const saved = (kind: "visit" | "report" | "step") => {
    const { online, pages } = round.getState();
    history.back();
    // why after: closing the form takes what was said before away
    window.addEventListener(
      "popstate",
      () => round.setState({ notice: online ? `${kind}.saved` : `${kind}.savedOffline` }),
      { once: true },
    );
    if (pages.length === 0) round.setState({ notice: `${kind}.saved` });
  };

  return {
    open: (page) => {
      round.setState((state) => opened(state, page));
      const state = round.getState();
      if (page.kind === "household") {
        const household = householdIn(state, page.id);
        if (household) flyTo(household.position);
      } else if (page.kind === "building") {
        const building = buildingIn(state, page.id);
        if (building) flyTo(building.position);
      } else if (page.kind === "lead") flyTo(page.position);
    },
    back: () => history.back(),
    show: (tab) => {
      round.setState((state) => tabbed(state, tab));
      if (tab === "search") document.getElementById("round-search")?.focus();
    },
    refresh: () => void loader.refresh(),
    choose: (grid) => {
      round.setState({ grid: grid === "" ? null : grid });
      void loader.refresh();
    },
    fly: (position) => {
      round.setState({ height: "low" });
      flyTo(position);
    },
    flyHome: () => {
      const pack = packIn(round.getState());
      const bounds = pack && boundsOfPack(pack);
      round.setState((state) => ({ ...tabbed({ ...state, tab: "due" }, "grid"), height: "low" }));
      if (bounds) fly({ bounds, maxZoom: 18 });
    },
    locate: () => {
      const { own } = round.getState();
      if (own.state === "known") return flyTo(own.position);
      const stop = round.subscribe(({ own: now }) => {
        if (now.state === "asking") return;
        stop();
        if (now.state === "known") flyTo(now.position);
        // why: the words that say what to do about it stand there
        else if (round.getState().pages.length === 0) round.setState({ tab: "near", height: "half" });
      });
      watch.start();
    },
    stopLocating: watch.stop,
    search: async (query, signal) => {
      const answer = await search(query, signal);
      return answer.ok ? answer.value.items : null;
    },
    card: async (id) => {
      const answer = await fetchHousehold(id);
      if (!answer.ok) return null;
      cards.set(id, answer.value);
      return answer.value;
    },
    noteVisit: async (household, draft) => {
      const kept = householdIn(round.getState(), household)?.lastVisit;
      const of = { household, label: labelOf(household), after: lastVisitOf(cards.get(household), kept) };
      try {
        for (const record of await visitRecords(draft, of, { newId: newUuid, now: new Date() })) {
          await outbox.add(record);
        }
      } catch (cause) {
        console.error(cause);
        return false;
      }
      saved("visit");
      return true;
    },
    step: async (incident, step, draft) => {
      const by = whoIn(app.getState().session)?.name ?? "";
      const dispositions = packIn(round.getState())?.dispositions ?? [];
      try {
        await outbox.add(stepRecord(incident, step, draft, dispositions, { newId: newUuid, by }));
      } catch (cause) {
        console.error(cause);
        return false;
      }
      saved("step");
      return true;
    },
    report: async (draft, position, address) => {
      const kinds = lastOf(app.getState().town)?.codes.incidentKinds;
      const kind = kinds?.find(({ code }) => code === draft.kind);
      const label = address ?? (kind ? nameIn(app.getState().preferences.language, kind.name) : "");
      try {
        for (const record of await reportRecords(draft, position, address, label, { newId: newUuid })) {
          await outbox.add(record);
        }
      } catch (cause) {
        console.error(cause);
        return false;
      }
      saved("report");
      return true;
    },
    shrink: shrinkPhoto,
    retry: (id) => void outbox.retry(id),
    discard: (id) => void outbox.discard(id),
    sendNow: () => {
      outbox.stop();
      outbox.start();
    },
    pinHere: () => {
      const { camera } = app.getState();
      if (!camera) return;
      const pin = positionAt(freeMiddle(camera, coveredBy("low")), camera);
      round.setState({ pin, pinning: false, height: "tall" });
    },
  };
}

/** The last visit that the device knows of: from the card where it was seen, else as it was kept. */
const lastVisitOf = (card: HouseholdCard | undefined, kept: string | null | undefined): string | null | undefined =>
  card?.visits?.items ? (card.visits.items[0]?.id ?? null) : kept;

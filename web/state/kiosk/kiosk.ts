import { createStore, type StoreApi } from "zustand/vanilla";
import type { Kiosk } from "../../../domain/kiosk.ts";
import type { KioskClient } from "../../client/kiosk.ts";
import type { KioskShelf } from "../../client/offline/kiosk-kept.ts";
import { type Offered, waitToBePaired } from "../pairing.ts";

/** What is on the screen. */
export type KioskStage =
  | { kind: "starting" }
  /** no browser of ours yet: a code to be typed by an administrator */
  | ({ kind: "unpaired" } & Offered)
  /** the address names no building */
  | { kind: "no-address" }
  /** the device has no building, or it is gone */
  | { kind: "homeless" }
  /** the server does not answer, and nothing is kept */
  | { kind: "silent" }
  /** `heardAt`: when the server was last heard, by its clock, in milliseconds since 1970 */
  | { kind: "showing"; kiosk: Kiosk; heardAt: number };

export type KioskState = {
  stage: KioskStage;
  /** how far the server's clock is ahead of the browser's */
  aheadMs: number;
};

export type KioskStore = StoreApi<KioskState>;

export type KioskOutside = {
  client: KioskClient;
  shelf: KioskShelf;
  /** id of the building in the address; null where it names none */
  building: number | null;
  /** what the page that runs is called; null where it does not say */
  build: string | null;
  /** the browser's clock, in milliseconds since 1970 */
  clock: () => number;
  reload: () => void;
};

/** How often the server is asked. */
export const KIOSK_ASK_MS = 30_000;

/** Follows the server until `stop`: shows what it says, or what was kept, and asks to be paired where it is nobody's screen. */
export function followKiosk({ client, shelf, building, build, clock, reload }: KioskOutside) {
  const store: KioskStore = createStore(() => ({ stage: { kind: "starting" }, aheadMs: 0 }));
  const first = shelf.last();
  /** names the page that runs; while developing the one the server had then */
  let running = build;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let endPairing: (() => void) | null = null;
  let ended = false;

  const showKept = () => {
    if (first)
      store.setState({
        stage: { kind: "showing", kiosk: first.kiosk, heardAt: first.heardAt },
        aheadMs: first.aheadMs,
      });
    else store.setState({ stage: { kind: "silent" } });
  };
  const bePaired = () => {
    shelf.forget();
    if (building === null) return store.setState({ stage: { kind: "no-address" } });
    const show = (offered: Offered) => store.setState({ stage: { kind: "unpaired", ...offered } });
    const outside = { offer: () => client.offer(building), pair: client.pair, clock };
    endPairing = waitToBePaired(outside, show, () => {
      endPairing = null;
      void turn();
    });
  };
  const take = (kiosk: Kiosk) => {
    const heardAt = Date.parse(kiosk.now);
    const aheadMs = heardAt - clock();
    shelf.keep({ kiosk, heardAt, aheadMs });
    running ??= kiosk.build;
    if (kiosk.build !== running && kiosk.build !== "none") reload();
    store.setState({ stage: { kind: "showing", kiosk, heardAt }, aheadMs });
  };
  const ask = async () => {
    const answer = await client.kiosk();
    if (ended) return;
    if (answer.ok) return take(answer.value);
    const { status = 0, code } = answer.error;
    if (status === 401 || status === 403) return bePaired();
    if (code === "building_gone") {
      shelf.forget();
      return store.setState({ stage: { kind: "homeless" } });
    }
    const { kind } = store.getState().stage;
    if (kind === "starting" || kind === "silent") showKept();
  };
  const turn = async () => {
    await ask();
    if (!ended && endPairing === null) timer = setTimeout(turn, KIOSK_ASK_MS);
  };
  void turn();
  return {
    store,
    /** asks at once, as when the connection is back */
    askNow: () => {
      if (endPairing !== null) return;
      clearTimeout(timer);
      void turn();
    },
    stop: () => {
      ended = true;
      clearTimeout(timer);
      endPairing?.();
    },
  };
}

/** The building that the address of a screen names: `/kiosk/12` → 12. */
export function buildingIn(path: string): number | null {
  const id = /^\/kiosk\/(\d{1,9})\/?$/.exec(path)?.[1];
  return id === undefined ? null : Number(id);
}

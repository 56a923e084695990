// The state of the phone's page: what the device keeps, and where in it the worker is. Who is signed in, the ground and the
// camera are in the state that all pages share (state/app.ts).

import { createStore, type StoreApi } from "zustand/vanilla";
import type { PackChoice, PhonePack } from "../../../domain/phone.ts";
import type { Position } from "../../../domain/position.ts";
import { type Loaded, waiting } from "../loaded.ts";
import type { OutboxEntry } from "./outbox-entry.ts";
import type { OwnPosition } from "./own-position.ts";
import type { SheetHeight } from "./sheet.ts";

export const ROUND_TABS = ["grid", "near", "due", "search", "outbox"] as const;
export type RoundTab = (typeof ROUND_TABS)[number];

/** What lies over the tabs, the last one on top. */
export type RoundPage =
  | { kind: "household"; id: number }
  | { kind: "building"; id: number }
  | { kind: "incident"; id: number }
  | { kind: "step"; incident: number; step: string }
  | { kind: "visit"; household: number }
  | { kind: "report"; household: number | null }
  /** the camera, looking for a code */
  | { kind: "scan" }
  /** `place` is what a map application may be told */
  | { kind: "lead"; position: Position; place: string }
  | { kind: "me" };

/** What was just done, said for a moment. */
export type RoundNotice =
  | "visit.saved"
  | "visit.savedOffline"
  | "report.saved"
  | "report.savedOffline"
  | "step.saved"
  | "step.savedOffline";

export type RoundState = {
  pack: Loaded<PhonePack>;
  /** grids to choose from, where the scope is too large to be kept */
  choices: readonly PackChoice[] | null;
  /** code of the grid that was chosen; null = all in scope */
  grid: string | null;
  tab: RoundTab;
  pages: readonly RoundPage[];
  height: SheetHeight;
  query: string;
  own: OwnPosition;
  online: boolean;
  entries: readonly OutboxEntry[];
  /** where the pin of a report stands on the map; null: none */
  pin: Position | null;
  /** the map is being moved under the pin */
  pinning: boolean;
  notice: RoundNotice | null;
};

export type Round = StoreApi<RoundState>;

export const createRound = (online: boolean, grid: string | null = null): Round =>
  createStore<RoundState>(() => ({
    pack: waiting,
    choices: null,
    grid,
    tab: "grid",
    pages: [],
    height: "half",
    query: "",
    own: { state: "off" },
    online,
    entries: [],
    pin: null,
    pinning: false,
    notice: null,
  }));

/** How high the sheet is when something opens: forms want room, the rest leaves half of the map. */
const heightFor = (page: RoundPage): SheetHeight =>
  page.kind === "visit" || page.kind === "step" || page.kind === "report" || page.kind === "scan" || page.kind === "me"
    ? "tall"
    : "half";

/**
 * Opens `page` over what is there. A household opened from another takes its place: back leads out, not through all doors. What a
 * code stands for takes the camera's.
 */
export function opened(state: RoundState, page: RoundPage): Partial<RoundState> {
  const top = state.pages.at(-1);
  const replaces = (top?.kind === "household" && page.kind === "household") || top?.kind === "scan";
  const below = replaces ? state.pages.slice(0, -1) : state.pages;
  return { pages: [...below, page], height: heightFor(page), notice: null, ...unpinned };
}

/** Leaves `depth` pages open. */
export function closedTo({ pages, tab }: RoundState, depth: number): Partial<RoundState> {
  const left = pages.slice(0, depth);
  const top = left.at(-1);
  return { pages: left, height: top ? heightFor(top) : heightOfTab(tab), ...unpinned };
}

const unpinned = { pin: null, pinning: false } as const;

const heightOfTab = (tab: RoundTab): SheetHeight => (tab === "search" ? "tall" : "half");

/** Shows `tab`, with nothing over it; pressed again it makes room for the map. */
export function tabbed(state: RoundState, tab: RoundTab): Partial<RoundState> {
  const again = state.tab === tab && state.pages.length === 0 && state.height !== "low";
  // why not search: its line on top takes the focus by the same way
  if (again && tab !== "search") return { height: "low" };
  return { tab, pages: [], height: heightOfTab(tab), ...unpinned };
}

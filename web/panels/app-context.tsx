import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { BorderDay } from "../../domain/grid.ts";
import type { HouseholdItem, HouseholdLinks, RevealedHousehold } from "../../domain/household.ts";
import type { Right } from "../../domain/role.ts";
import type { App, AppState } from "../state/app.ts";
import type { Flight } from "../state/camera.ts";
import type { Entrance } from "../state/entrance.ts";
import type { Found } from "../state/found.ts";
import type { Slot } from "../state/loading.ts";
import type { Selection } from "../state/selection.ts";
import { may } from "../state/session.ts";
import { type Language, texts } from "../text/language.ts";
import type { Text } from "../text/zh-CN.ts";

/** Party links that are set by hand. */
export type LinksByHand = {
  /** party-member households of an area; null when they did not come */
  parties(area: string, signal: AbortSignal): Promise<readonly HouseholdItem[] | null>;
  /** who answers for a household from now on, nobody for null; gives why not, in the server's words, or null */
  set(household: number, party: number | null): Promise<string | null>;
};

/** What panels may ask for beside changing the state. Handed in by the screen. */
export type Commands = {
  /** selects, and flies there when `flight` says where */
  select(selection: Selection, flight?: Flight): void;
  fly(flight: Flight): void;
  zoomBy(steps: number): void;
  northUp(): void;
  /** all of the town, and everything as scope */
  home(): void;
  reload(slot: Slot): void;
  /** name and phone of a household in full, or the code of the error */
  reveal(id: number, reason: string): Promise<RevealedHousehold | { fault: string }>;
  /** null when the search itself failed or was given up */
  search(query: string, signal: AbortSignal): Promise<readonly Found[] | null>;
  /** of a household; null when they did not come */
  links(id: number, signal: AbortSignal): Promise<HouseholdLinks | null>;
  /** null where links are only looked at */
  linksByHand: LinksByHand | null;
  /** when borders changed, the latest first; null when that did not come */
  borderDays(): Promise<readonly BorderDay[] | null>;
};

const AppContext = createContext<{ app: App; entrance: Entrance } | null>(null);
const CommandsContext = createContext<Commands | null>(null);

/** Around everything. */
export function AppProvider(props: { app: App; entrance: Entrance; children: ReactNode }) {
  const { app, entrance, children } = props;
  const provided = useMemo(() => ({ app, entrance }), [app, entrance]);
  return <AppContext value={provided}>{children}</AppContext>;
}

/** Around the panels of the map. */
export function CommandsProvider({ commands, children }: { commands: Commands; children: ReactNode }) {
  return <CommandsContext value={commands}>{children}</CommandsContext>;
}

function provided<T>(value: T | null): T {
  if (value === null) throw new Error("a panel stands outside its provider");
  return value;
}

export const useStoreOfApp = (): App => provided(useContext(AppContext)).app;
export const useEntrance = (): Entrance => provided(useContext(AppContext)).entrance;
export const useCommands = (): Commands => provided(useContext(CommandsContext));

/** A part of the state; the panel draws again when that part is another value. */
export const useApp = <T,>(part: (state: AppState) => T): T => useStore(useStoreOfApp(), part);

const CALM_MS = 200;

/**
 * As `useApp`, but at most five times a second: for figures that nobody reads faster while a slider moves. `part` must be the
 * same function every time.
 */
export function useAppCalmly<T>(part: (state: AppState) => T): T {
  const app = useStoreOfApp();
  const [value, setValue] = useState(() => part(app.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let shownMs = 0;
    const show = () => {
      timer = null;
      shownMs = performance.now();
      setValue(() => part(app.getState()));
    };
    show();
    const stop = app.subscribe(() => {
      if (timer !== null) return;
      const waitMs = shownMs + CALM_MS - performance.now();
      if (waitMs > 0) timer = setTimeout(show, waitMs);
      else show();
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [app, part]);
  return value;
}

/** Changes the state. */
export function useChange(): (change: (state: AppState) => Partial<AppState>) => void {
  const app = useStoreOfApp();
  return (change) => app.setState(change(app.getState()));
}

/** Whether the one who is signed in may do this somewhere. */
export const useMay = (right: Right): boolean => useApp((state) => may(state, right));

export const useLanguage = (): Language => useApp((state) => state.preferences.language);
export const useText = (): Text => texts[useLanguage()];

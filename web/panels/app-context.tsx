import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { App, AppState } from "../state/app.ts";
import type { Flight } from "../state/camera.ts";
import type { Found } from "../state/found.ts";
import type { Slot } from "../state/loading.ts";
import type { Selection } from "../state/selection.ts";
import { type Language, texts } from "../text/language.ts";
import type { Text } from "../text/zh-CN.ts";

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
  /** null when the search itself failed or was given up */
  search(query: string, signal: AbortSignal): Promise<readonly Found[] | null>;
};

const Context = createContext<{ app: App; commands: Commands } | null>(null);

export function AppProvider(props: { app: App; commands: Commands; children: ReactNode }) {
  const { app, commands, children } = props;
  return <Context value={{ app, commands }}>{children}</Context>;
}

function useProvided() {
  const provided = useContext(Context);
  if (!provided) throw new Error("a panel stands outside AppProvider");
  return provided;
}

export const useStoreOfApp = (): App => useProvided().app;
export const useCommands = (): Commands => useProvided().commands;

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

export const useLanguage = (): Language => useApp((state) => state.preferences.language);
export const useText = (): Text => texts[useLanguage()];

// Where the worker stands. The browser tells the page, the page draws it; nothing of it leaves the device.

import type { Position } from "../../../domain/position.ts";

/** `insecure`: browsers tell a position only to pages that came over TLS. */
export type OwnPosition =
  | { state: "off" }
  | { state: "asking" }
  | { state: "known"; position: Position; accuracyM: number }
  | { state: "failed"; reason: "refused" | "unavailable" | "slow" | "insecure" };

export type OwnPositionWatch = {
  /** Begins to watch, which makes the browser ask for leave; again after a failure tries anew. */
  start(): void;
  stop(): void;
};

const TIMEOUT_MS = 15_000;
/** A position as old as this is as good as a new one: a stairwell sees no satellite. */
const MAX_AGE_MS = 20_000;

const REASONS: Record<number, "refused" | "unavailable" | "slow"> = { 1: "refused", 2: "unavailable", 3: "slow" };

/** Watches `geolocation` and tells `set` what is known. `geolocation` null: the browser has none, or not for this page. */
export function watchOwnPosition(
  geolocation: Pick<Geolocation, "watchPosition" | "clearWatch"> | null,
  set: (own: OwnPosition) => void,
): OwnPositionWatch {
  let watch: number | null = null;
  let known = false;
  const stop = () => {
    if (watch !== null) geolocation?.clearWatch(watch);
    watch = null;
  };
  return {
    start: () => {
      if (geolocation === null) return set({ state: "failed", reason: "insecure" });
      if (watch !== null) return;
      known = false;
      set({ state: "asking" });
      watch = geolocation.watchPosition(
        ({ coords }) => {
          known = true;
          set({ state: "known", position: [coords.longitude, coords.latitude], accuracyM: coords.accuracy });
        },
        ({ code }) => {
          const reason = REASONS[code] ?? "unavailable";
          // why: under a roof a position fails to come now and then; the last one is still the best there is
          if (known && reason !== "refused") return;
          stop();
          set({ state: "failed", reason });
        },
        { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: MAX_AGE_MS },
      );
    },
    stop: () => {
      stop();
      set({ state: "off" });
    },
  };
}

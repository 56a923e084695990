import type { Kiosk } from "../../../domain/kiosk.ts";

/** The last answer, when it came by the server's clock, and how far that was ahead of the browser's, in milliseconds. */
export type KeptKiosk = { kiosk: Kiosk; heardAt: number; aheadMs: number };

const KEY = "minqingtu-kiosk";

/** What a screen at a stair shows again after a power cut without a network. Nothing of anybody's is in it. */
export const keptKiosk = (storage: Storage | null) => ({
  keep: (kept: KeptKiosk): void => {
    try {
      storage?.setItem(KEY, JSON.stringify(kept));
    } catch {
      // why: a full or forbidden storage keeps nothing, and that is all
    }
  },
  last: (): KeptKiosk | null => {
    try {
      const kept = JSON.parse(storage?.getItem(KEY) ?? "null") as KeptKiosk | null;
      return kept && Array.isArray(kept.kiosk?.bulletins) && Number.isFinite(kept.heardAt) ? kept : null;
    } catch {
      return null; // why: half a write, or another version's
    }
  },
  forget: (): void => storage?.removeItem(KEY),
});

export type KioskShelf = ReturnType<typeof keptKiosk>;

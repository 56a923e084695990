import { createStore } from "zustand/vanilla";

/** A newer version of the page that lies ready. */
export type NewVersion = {
  /** makes it take over; null while there is none, or it was put off */
  takeOver: (() => void) | null;
  /** it was asked to, and will load the page anew */
  isTakingOver: boolean;
};

export const newVersion = createStore<NewVersion>(() => ({ takeOver: null, isTakingOver: false }));

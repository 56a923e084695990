import { createStore } from "zustand/vanilla";

/** A newer version of the page that lies ready: what makes it take over; null while there is none, or it was put off. */
export const newVersion = createStore<{ takeOver: (() => void) | null }>(() => ({ takeOver: null }));

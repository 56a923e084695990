import { keptPage, smallPage } from "./small-page.ts";

/** /kiosk, the screen at a stair: one script, one style sheet, and what keeps them (kiosk-worker.js). */
export const kioskPage = smallPage({
  build: {
    // why: a single file has nothing to preload
    modulePreload: false,
    rolldownOptions: keptPage("kiosk"),
  },
});

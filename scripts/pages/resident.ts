import { smallPage } from "./small-page.ts";

/** /r, the residents': one script and one style sheet, without map library and account. */
export const residentPage = smallPage({
  // why: a single file has nothing to preload
  build: { modulePreload: false, rolldownOptions: { input: { r: "r.html" } } },
});

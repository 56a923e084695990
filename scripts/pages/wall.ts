import { mapLibraries } from "./map-libraries.ts";
import { keptPage, NONCE, smallPage } from "./small-page.ts";

const { input, output } = keptPage("wall");

/** /wall: a map and charts of its own, none of the desk's components, and what keeps it all (wall-worker.js). */
export const wallPage = smallPage({
  html: NONCE,
  worker: { format: "es" },
  build: {
    rolldownOptions: {
      input,
      output: {
        ...output,
        codeSplitting: { groups: [...mapLibraries, { name: "charts", test: /node_modules[\\/](echarts|zrender)/ }] },
      },
    },
  },
});

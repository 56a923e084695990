import { VitePWA } from "vite-plugin-pwa";
import { mapLibraries } from "./map-libraries.ts";
import { phoneChunk } from "./phone-chunk.ts";
import { phoneFiles } from "./phone-files.ts";
import { NONCE, ROOT, smallPage } from "./small-page.ts";

const phone = phoneFiles();

/** /m, of workers on their round, and the service worker that keeps it. */
export const phonePage = smallPage({
  plugins: [
    phone.plugin,
    // why without its manifest: the page names its own
    VitePWA({
      strategies: "injectManifest",
      srcDir: "web/workers",
      filename: "service-worker.ts",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ["m.html", "assets/**"],
        dontCacheBustURLsMatching: /^assets\//,
        maximumFileSizeToCacheInBytes: 8_000_000,
        manifestTransforms: [phone.pick],
        rollupFormat: "iife",
      },
    }),
  ],
  html: NONCE,
  worker: { format: "es" },
  build: {
    rolldownOptions: {
      input: { m: "m.html" },
      output: { codeSplitting: { groups: [phoneChunk(ROOT), ...mapLibraries] } },
    },
  },
});

import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { mapLibraries } from "./scripts/pages/map-libraries.ts";
import { sharedChunks, sharedFiles } from "./scripts/pages/shared-chunks.ts";

const apiPort = process.env.PORT ?? "8080";

/**
 * While developing, /m and what lies below it is the phone's page, /r the residents', /wall the walls', /kiosk
 * the screens at stairs, as the server has it (api/page.ts).
 */
const pageAddresses = (): Plugin => ({
  name: "page-addresses",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      const page = /^\/([mr]|wall|kiosk)(\/[^.]*)?(\?.*)?$/.exec(request.url ?? "")?.[1];
      if (page) request.url = `/${page}.html`;
      next();
    });
  },
});

export default defineConfig({
  plugins: [react(), pageAddresses()],
  publicDir: "web/public",
  // the server puts the nonce of each answer here (api/http/headers.ts)
  html: { cspNonce: "{nonce}" },
  // why: MapLibre 6 loads its worker as a module; any other format builds but never draws
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    rolldownOptions: {
      input: { index: "index.html" },
      output: { ...sharedFiles, codeSplitting: { groups: [...mapLibraries, sharedChunks] } },
    },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": `http://127.0.0.1:${apiPort}` } },
});

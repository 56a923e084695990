import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { pageChunks } from "./scripts/support/page-chunks.ts";
import { phoneFiles } from "./scripts/support/phone-files.ts";

const apiPort = process.env.PORT ?? "8080";

/** While developing, /m and what lies below it is the phone's page, /r the residents', as the server has it (api/page.ts). */
const pageAddresses = (): Plugin => ({
  name: "page-addresses",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      const page = /^\/([mr])(\/[^.]*)?(\?.*)?$/.exec(request.url ?? "")?.[1];
      if (page) request.url = `/${page}.html`;
      next();
    });
  },
});

const phone = phoneFiles();

export default defineConfig({
  plugins: [
    react(),
    pageAddresses(),
    phone.plugin,
    // why without its manifest: the plugin would offer the desk's page for installation too
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
  publicDir: "web/public",
  // the server puts the nonce of each answer here (api/http/headers.ts)
  html: { cspNonce: "{nonce}" },
  // why: MapLibre 6 loads its worker as a module; any other format builds but never draws
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    // why: the map's libraries change rarely and are cached apart from our own code
    rolldownOptions: {
      input: { index: "index.html", m: "m.html" },
      output: {
        codeSplitting: {
          groups: [
            ...pageChunks(import.meta.dirname),
            { name: "maplibre", test: /node_modules[\\/]maplibre-gl/ },
            { name: "deck", test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir)/ },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": `http://127.0.0.1:${apiPort}` } },
});

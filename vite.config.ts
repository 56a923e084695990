import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const apiPort = process.env.PORT ?? "8080";

/** While developing, /m and what lies below it is the phone's page, as the server has it (api/page.ts). */
const phoneAddress = (): Plugin => ({
  name: "phone-address",
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (/^\/m(\/[^.]*)?(\?.*)?$/.test(request.url ?? "")) request.url = "/m.html";
      next();
    });
  },
});

export default defineConfig({
  plugins: [react(), phoneAddress()],
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
            // why apart: it is put beside the map's libraries otherwise, and the page would wait for them
            { name: "preload", test: /preload-helper/ },
            { name: "maplibre", test: /node_modules[\\/]maplibre-gl/ },
            { name: "deck", test: /node_modules[\\/](@deck\.gl|@luma\.gl|@math\.gl|@loaders\.gl|@probe\.gl|mjolnir)/ },
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|zustand)[\\/]/ },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { "/api": `http://127.0.0.1:${apiPort}` } },
});

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The residents' page is built by itself, after the others: it is then one script and one style sheet, and shares no file with pages
// a hundred times its size.
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    // why: a single file has nothing to preload
    modulePreload: false,
    rolldownOptions: { input: { r: "r.html" } },
  },
});

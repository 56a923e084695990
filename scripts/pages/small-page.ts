import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { mergeConfig, type Plugin, type UserConfig } from "vite";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Writes into a page what it is called, another as soon as anything in it is (api/wall/build.ts): it can ask whether it is the newest. */
const buildName: Plugin = {
  name: "build-name",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html) => {
      const content = createHash("sha256").update(html).digest("base64url").slice(0, 12);
      return [{ tag: "meta", attrs: { name: "build", content }, injectTo: "head" }];
    },
  },
};

/**
 * A page that is built by itself, after the desk's (vite.config.ts), and shares no file with it: what it is drawn with comes in a
 * few files, and with Preact in the place of React, a tenth of its size. Written and checked as React (docs/decisions/0039).
 */
export const smallPage = (more: UserConfig): UserConfig =>
  mergeConfig<UserConfig, UserConfig>(
    {
      root: ROOT,
      plugins: [react(), buildName],
      resolve: {
        alias: [
          { find: /^react-dom\/client$/, replacement: "preact/compat/client" },
          { find: /^react-dom$/, replacement: "preact/compat" },
          { find: /^react$/, replacement: "preact/compat" },
          { find: /^react\/jsx-runtime$/, replacement: "preact/jsx-runtime" },
        ],
      },
      publicDir: false,
      build: { outDir: "dist", emptyOutDir: false, target: "es2022", chunkSizeWarningLimit: 1200 },
    },
    more,
  );

/** For pages of a few files: the server puts the nonce of each answer here (api/http/headers.ts). */
export const NONCE: UserConfig["html"] = { cspNonce: "{nonce}" };

/** What a page is built from that is kept by a service worker of its own (web/workers/keep-page.ts), and what that is called. */
export const keptPage = (page: "kiosk" | "wall") => ({
  input: { [page]: `${page}.html`, [`${page}-worker`]: `web/workers/${page}-worker.ts` },
  output: {
    // why a name without hash: a service worker is known by its address
    entryFileNames: ({ name }: { name: string }) =>
      name === `${page}-worker` ? `${page}-worker.js` : "assets/[name]-[hash].js",
  },
});

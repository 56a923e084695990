import type { Plugin } from "vite";

/** A file that the service worker keeps for the phone's page; `later`: once the page has been drawn. */
export type PhoneFile = { url: string; revision: string | null; size: number; later?: boolean };

const ENTRY = "m.html";

/**
 * Which built files belong to the phone's page. `plugin` looks at what is built; `pick` leaves of a list of files those that
 * the page is drawn with, and those that it loads later, such as the map.
 */
export function phoneFiles() {
  const first = new Set<string>([ENTRY]);
  const later = new Set<string>();

  const plugin: Plugin = {
    name: "phone-files",
    apply: "build",
    generateBundle(_, bundle) {
      const visit = (name: string, into: Set<string>) => {
        if (first.has(name) || into.has(name)) return;
        const chunk = bundle[name];
        if (chunk?.type !== "chunk") return;
        into.add(name);
        const { importedCss = [], importedAssets = [] } = chunk.viteMetadata ?? {};
        for (const file of [...importedCss, ...importedAssets]) if (!first.has(file)) into.add(file);
        for (const imported of chunk.imports) visit(imported, into);
        for (const imported of chunk.dynamicImports) visit(imported, FIRST.test(imported) ? into : later);
        // workers are named by their address alone
        for (const worker of Object.keys(bundle)) if (chunk.code.includes(worker)) visitWorker(worker);
      };
      const visitWorker = (name: string) => {
        if (/worker/.test(name) && !first.has(name)) later.add(name);
      };
      const entry = Object.values(bundle).find(
        (file) => file.type === "chunk" && file.isEntry && file.facadeModuleId?.endsWith(`/${ENTRY}`),
      );
      if (entry) visit(entry.fileName, first);
      for (const name of first) later.delete(name);
    },
    // why: the screen would be asked for only when the page's own script has come, a whole question later
    transformIndexHtml: {
      order: "post",
      handler: (html, { path }) => {
        if (path !== `/${ENTRY}`) return [];
        const missing = [...first].filter((name) => name !== ENTRY && !html.includes(name));
        return missing.map((name) => ({ tag: "link", attrs: { ...asWhat(name), href: `/${name}` }, injectTo: "head" }));
      },
    },
  };

  const pick = (files: PhoneFile[]) => ({
    manifest: files.flatMap((file) => {
      if (first.has(file.url)) return [file];
      return later.has(file.url) ? [{ ...file, later: true }] : [];
    }),
  });
  return { plugin, pick };
}

const asWhat = (name: string): Record<string, string> =>
  name.endsWith(".css") ? { rel: "preload", as: "style", crossorigin: "" } : { rel: "modulepreload", crossorigin: "" };

/** The screen itself: split off so that signing in does not wait for it, and still one of the first. */
const FIRST = /^assets\/phone-[\w-]{8}\.(js|css)$/;

/** What the bundler says of a module. */
type Graph = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly code: string | null } | null;
};

/** Modules that a page is drawn with: those that these import, and what they import, except on demand. */
const PHONE = ["web/phone.tsx", "web/screens/phone/phone.tsx"];
const DESK = ["web/main.tsx", "web/screens/command-centre.tsx"];

/**
 * Two chunks for what the phone's page is drawn with: `shared` where the desk is drawn with it too, and `phone`. All other
 * modules the bundler splits as it sees fit.
 * why: on a slow connection each file costs as much time as 20 kB, and the bundler would make one of every few modules
 */
export function pageChunks(root: string) {
  let phone: Set<string> | undefined;
  let desk: Set<string> | undefined;
  const chunkOf = (id: string, graph: Graph): "shared" | "phone" | null => {
    if (/preload-helper|modulepreload-polyfill|rolldown[\\/]runtime/.test(id)) return "shared";
    phone ??= drawnWith(PHONE, root, graph);
    desk ??= drawnWith(DESK, root, graph);
    if (!phone.has(id) || ENTRY.test(id)) return null;
    return desk.has(id) ? "shared" : "phone";
  };
  return (["shared", "phone"] as const).map((chunk) => ({
    name: (id: string, graph: Graph) => (chunkOf(id, graph) === chunk ? chunk : null),
    debugName: chunk,
  }));
}

const ENTRY = /web[\\/](phone|main)\.tsx$/;

function drawnWith(files: readonly string[], root: string, graph: Graph): Set<string> {
  const found = new Set<string>();
  const waiting = files.map((file) => `${root}/${file}`);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const { importedIds = [], code = null } = graph.getModuleInfo(id) ?? {};
    waiting.push(...importedIds.flatMap((imported) => (ALL_ICONS.test(imported) ? iconsIn(code, imported) : imported)));
  }
  return found;
}

/** The module that names every icon there is: who imports three of them is not drawn with the others. */
const ALL_ICONS = /icons-react[\\/].*[\\/]tabler-icons-react\.m?js$/;

/** Modules of the icons that `code` names. */
function iconsIn(code: string | null, all: string): string[] {
  const names = new Set(code?.match(/\bIcon[A-Z][A-Za-z0-9]*\b/g));
  return [...names].map((name) => all.replace(/tabler-icons-react\.(m?js)$/, `icons/${name}.$1`));
}

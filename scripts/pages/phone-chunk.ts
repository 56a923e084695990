/** What the bundler says of a module. */
type Graph = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly code: string | null } | null;
};

/** What the page is drawn with: these modules, and what they import, except on demand. */
const DRAWN = ["web/phone.tsx", "web/screens/phone/phone.tsx"];

/**
 * One chunk for all that the phone's page is drawn with; all other modules the bundler splits as it sees fit.
 * why: on a slow connection each file costs as much time as 20 kB, and the bundler would make one of every few modules
 */
export function phoneChunk(root: string) {
  let drawn: Set<string> | undefined;
  const isDrawn = (id: string, graph: Graph): boolean => {
    if (/preload-helper|modulepreload-polyfill|rolldown[\\/]runtime/.test(id)) return true;
    drawn ??= drawnWith(DRAWN, root, graph);
    return drawn.has(id) && !ENTRY.test(id);
  };
  return { name: (id: string, graph: Graph) => (isDrawn(id, graph) ? "phone" : null), debugName: "phone" };
}

const ENTRY = /web[\\/]phone\.tsx$/;

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

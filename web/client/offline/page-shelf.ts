// A page of a screen that nobody tends, kept whole: the document as it last came, and the files that it names. For its service
// worker alone: what the page imported too would be a file of its own.

/** How long the server is waited for where there is a page that could be shown: a network that is only half there never answers. */
const PATIENCE_MS = 8_000;

/** What begins before an answer is given and may end after it. */
type Until = (work: Promise<unknown>) => void;

/** Keeps the page at `address`, whatever lies below it, on the shelf `name`. */
export const pageShelf = (address: string, name: string) => ({
  /** The page from the server, and kept; the one kept before where the server does not answer, or only that it cannot. */
  newest: async (request: Request, until: Until): Promise<Response> => {
    const shelf = await caches.open(name);
    const coming = fetch(request);
    const isKept = coming.then((response) => (response.ok ? keep(shelf, address, response.clone()) : undefined));
    until(isKept.catch(() => undefined));
    const kept = await shelf.match(address);
    if (!kept) return coming;
    const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
    const answered = coming.then((response) => (response.ok ? response : kept)).catch(() => kept);
    return Promise.race([answered, late]);
  },

  /** Keeps the page before it is first needed. */
  fill: async (): Promise<void> => {
    const response = await fetch(address);
    if (response.ok) await keep(await caches.open(name), address, response);
  },

  /** A file of the page from here, else from the server. */
  file: async (request: Request): Promise<Response> => {
    const shelf = await caches.open(name);
    return (await shelf.match(request.url)) ?? fetch(request);
  },
});

/** The files first, then the document that needs them: half a page is never kept. */
async function keep(shelf: Cache, address: string, document: Response): Promise<void> {
  const files = new Set<string>();
  try {
    await keepNamed(shelf, await document.clone().text(), files);
  } catch {
    return; // why: the connection is gone half-way; the page kept before is still whole
  }
  await shelf.put(address, document);
  for (const { url } of await shelf.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== address && !files.has(pathname)) await shelf.delete(url);
  }
}

/** Keeps what `text` names, and what that names, such as the map's worker; all their paths are put into `files`. */
async function keepNamed(shelf: Cache, text: string, files: Set<string>): Promise<void> {
  for (const [named] of text.matchAll(/\bassets\/[\w.-]+\.(js|css)\b/g)) {
    const path = `/${named}`;
    if (files.has(path)) continue;
    files.add(path);
    if (!(await shelf.match(path))) await shelf.add(path);
    const file = await shelf.match(path);
    if (file) await keepNamed(shelf, await file.text(), files);
  }
}

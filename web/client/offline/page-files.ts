import { fetchUntilLetGo } from "./letting-go.ts";

/** Files of the page that are not needed to draw it, such as the map's. Nothing of anybody's is in them. */
const LATER = "minqingtu-page-later";

/** Loads those of `paths` that are not here yet, one after the other so that the page's own requests come first. */
export async function loadLater(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(LATER);
  for (const path of paths) {
    if (await cache.match(path)) continue;
    try {
      const response = await fetchUntilLetGo(path);
      if (!response.ok) return;
      await cache.put(path, response);
    } catch {
      return; // why: the connection is gone, or a newer worker takes over; the next start goes on here
    }
  }
}

/** The file from here, else from the server, and kept. */
export async function storedLater(request: Request): Promise<Response> {
  const cache = await caches.open(LATER);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetchUntilLetGo(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

/** Removes files of earlier versions. */
export async function removeOld(paths: readonly string[]): Promise<void> {
  const cache = await caches.open(LATER);
  for (const { url } of await cache.keys()) {
    if (!paths.includes(new URL(url).pathname)) await cache.delete(url);
  }
}

/** What the server says, for what is not kept. */
export const goThrough = (request: Request): Promise<Response> => fetch(request);

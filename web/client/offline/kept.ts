import { openCopies } from "./copies.ts";
import { keptAs } from "./kept-routes.ts";
import { canKeep, isPlaceThere } from "./place.ts";

/**
 * What this device keeps of the answer to GET `path`, at once and without asking the server, and when the server was last heard
 * (ISO 8601); null where it keeps nothing. For a first picture: the server is asked all the same.
 */
export async function keptJson<T>(path: string): Promise<{ value: T; etag: string | null; at: string } | null> {
  const kept = keptAs(new URL(path, location.href));
  try {
    if (!kept || !canKeep() || !(await isPlaceThere())) return null;
    const copies = await openCopies();
    const copy = await copies?.find(kept.slot);
    if (!copies || !copy) return null;
    const value = JSON.parse(new TextDecoder().decode(copy.body)) as T;
    return { value, etag: copy.head.etag, at: new Date(copies.about.heardAt).toISOString() };
  } catch {
    return null; // why: a browser may refuse its storage; then this device keeps nothing, and the server is asked as ever
  }
}

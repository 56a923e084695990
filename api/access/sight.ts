import type { Scope, Viewer } from "./viewer.ts";

/** Rights that hide rows of what memory holds. */
export type Seeing = "households" | "incidents";

/** Where a viewer may see which rows. */
export type Sight = Readonly<Record<Seeing, Scope>>;

/** What `viewer` sees now. */
export const sightOf = (viewer: Viewer, now = Date.now()): Sight => ({
  households: viewer.scope("households", now),
  incidents: viewer.scope("incidents", now),
});

/** The same for all who see the same of `rights`; "" for those who see all of it. */
export function sightKey(sight: Sight, rights: readonly Seeing[]): string {
  if (rights.every((right) => sight[right].areas === null)) return "";
  return rights.map((right) => sight[right].key || "all").join("~");
}

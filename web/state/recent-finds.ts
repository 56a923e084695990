import { FOUND_KINDS, type Found, type FoundKind } from "./found.ts";

/** Something that was chosen before, by its code alone: no name or address stays in the browser. */
export type RecentFind = { kind: FoundKind; code: string };

const KEY = "minqingtu.found";
const MOST = 6;

/** What was chosen in this window, the latest first; none where nothing (or nonsense) is kept. */
export function recentFinds(storage: Pick<Storage, "getItem"> | null): RecentFind[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isFind).slice(0, MOST) : [];
  } catch {
    return []; // why: a broken entry is as good as none, and is written over by the next choice
  }
}

/** Keeps `found` as the latest; does nothing where the browser has no storage for us. */
export function keepFind(storage: Pick<Storage, "getItem" | "setItem"> | null, { kind, code }: RecentFind): void {
  const others = recentFinds(storage).filter((other) => other.kind !== kind || other.code !== code);
  try {
    storage?.setItem(KEY, JSON.stringify([{ kind, code }, ...others].slice(0, MOST)));
  } catch {
    // why: private windows refuse storage; the list is then only shorter
  }
}

/** Of the results for its code, the find itself. */
export const sameFind = (items: readonly Found[], { kind, code }: RecentFind): Found | undefined =>
  items.find((item) => item.kind === kind && item.code === code);

const isFind = (value: unknown): value is RecentFind => {
  const { kind, code } = (value ?? {}) as Partial<RecentFind>;
  return FOUND_KINDS.includes(kind as FoundKind) && typeof code === "string" && code !== "";
};

import type { WallOrders, WallSettings } from "./settings.ts";

/** What of a wall an operator may change. */
export const WALL_PARTS = ["scenes", "screen", "heatHours", "night", "volume", "held", "jump", "message"] as const;

export type WallPart = (typeof WALL_PARTS)[number];

type Told = { settings: WallSettings; orders: WallOrders };

/** Parts that differ, in the order of WALL_PARTS. */
export function partsChanged(before: Told, after: Told): WallPart[] {
  const [old, fresh] = [before, after].map(({ settings, orders }) => ({ ...settings, ...orders }));
  return WALL_PARTS.filter((part) => JSON.stringify(inOrder(old[part])) !== JSON.stringify(inOrder(fresh[part])));
}

/** The same value with the keys of its objects in order: the database gives them back in one of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}

// An urgent incident takes the map to it for a moment, and then the round goes on.

/** What is looked at until when (the wall's own clock, ms), and what waits for its turn. */
export type Spotlight = { id: number | null; until: number; waiting: readonly number[] };

export const NO_SPOTLIGHT: Spotlight = { id: null, until: 0, waiting: [] };

/** How long one is looked at. */
export const SPOTLIGHT_MS = 20_000;

/** More than this do not wait: the list beside the map has them. */
const MOST_WAITING = 3;

/** With `ids`, which have just come, in line. */
export function announced(spotlight: Spotlight, ids: readonly number[], now: number): Spotlight {
  const known = new Set([spotlight.id, ...spotlight.waiting]);
  const waiting = [...spotlight.waiting, ...ids.filter((id) => !known.has(id))].slice(0, MOST_WAITING);
  return next({ ...spotlight, waiting }, () => true, now);
}

/** At `now`: the next in line once the present one has had its time; those that are not `open` any more are passed over. */
export function next(spotlight: Spotlight, open: (id: number) => boolean, now: number): Spotlight {
  if (spotlight.id !== null && now < spotlight.until && open(spotlight.id)) return spotlight;
  const [id = null, ...waiting] = spotlight.waiting.filter(open);
  if (id === null && spotlight.id === null && spotlight.waiting.length === 0) return spotlight;
  return { id, until: id === null ? 0 : now + SPOTLIGHT_MS, waiting };
}

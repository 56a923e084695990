// How long copies last. Pure: the clock is handed in.

import { KEEP_HOURS } from "../../../domain/phone.ts";
import type { About } from "./place.ts";

const HOUR_MS = 3_600_000;

/** A clock may be corrected by this much without having been turned back. */
const CORRECTION_MS = 2 * 60_000;

/**
 * Whether copies must be forgotten: their time is over, or the clock stands earlier than it was once seen. What nobody can
 * tell: a clock that is turned back, while nothing runs, to just after it was last seen.
 */
export const isOver = ({ until, latest }: About, now: number): boolean => now >= until || now < latest - CORRECTION_MS;

/** `about` after the server was heard at `now` and said how long it may be kept; unchanged length when it did not say. */
export function heard(about: About, now: number, keepSeconds: number | null): About {
  const until = keepSeconds === null ? about.until : now + Math.min(keepSeconds, KEEP_HOURS * 3600) * 1000;
  return { ...about, heardAt: now, until, latest: Math.max(about.latest, now) };
}

/** For a new key, before the server has said how long. */
export const begun = (id: string, account: string, now: number): About => ({
  id,
  account,
  heardAt: now,
  until: now + KEEP_HOURS * HOUR_MS,
  latest: now,
});

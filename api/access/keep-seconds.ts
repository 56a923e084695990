import { KEEP_HOURS } from "../../domain/phone.ts";
import type { Viewer } from "./viewer.ts";

/** Stands on answers that a phone may keep, and says for how long from now. */
export const KEEP_HEADER = "x-keep-seconds";

/** How long a phone may keep what `viewer` is given at `now`: some hours, and never beyond the end of the session or of a duty. */
export function keepSeconds(viewer: Viewer, now = Date.now()): number {
  const ends = viewer.grants.filter(({ from, until }) => from <= now && now < until).map(({ until }) => until);
  const until = Math.min(viewer.expiresAt, ...ends);
  return Math.floor(Math.min(KEEP_HOURS * 3600, Math.max(0, until - now) / 1000));
}

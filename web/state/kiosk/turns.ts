import { type ShownBulletin, showingAt } from "../../../domain/bulletin.ts";

/** The bulletin after `id` in the turn at `now`; the first after the last, or where that one is no more. Null without any. */
export function nextBulletin(bulletins: readonly ShownBulletin[], id: number | null, now: number): number | null {
  const showing = showingAt(bulletins, now);
  const at = showing.findIndex((bulletin) => bulletin.id === id);
  return showing[(at + 1) % showing.length]?.id ?? null;
}

/**
 * Pixels to one em of a screen of this size: 1080 × 1920, read from two metres, has 36. One that lies has all of it beside each other, and
 * its height decides.
 */
export function kioskEm(width: number, height: number): number {
  const byArea = (Math.sqrt(width * height) / 1440) * 36;
  const em = width > height ? Math.min(byArea, height / LYING_EMS) : byArea;
  return Math.max(10, Math.round(em * 10) / 10);
}

/** Height of a screen that lies, in ems: what stands beside the bulletin needs it. */
const LYING_EMS = 34.5;

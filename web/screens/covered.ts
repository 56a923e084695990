import type { Covered } from "../state/camera.ts";

export const PHONE = "(max-width: 767px)";
const WIDE = "(min-width: 1101px)";

/** Height of the phone's sheet when only its bar is seen, px. */
export const SHEET_PX = 124;

/** The card with its margins, px. */
const CARD_PX = 360;

/** The time slider and the scale always stand at the foot. */
export const COVERED_ON_DESK: Covered = { top: 0, right: 0, bottom: 104 };

/** Search on top; the controls and the sheet's bar at the foot. */
export const COVERED_ON_PHONE: Covered = { top: 112, right: 0, bottom: SHEET_PX + 92 };

/** What panels cover of a map `heightPx` high, with a card open or without. */
export function coveredNow(heightPx: number, withCard: boolean): Covered {
  if (window.matchMedia(PHONE).matches) {
    return withCard ? { ...COVERED_ON_PHONE, bottom: Math.max(heightPx * 0.52, 340) } : COVERED_ON_PHONE;
  }
  return withCard && window.matchMedia(WIDE).matches ? { ...COVERED_ON_DESK, right: CARD_PX } : COVERED_ON_DESK;
}

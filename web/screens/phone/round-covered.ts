import type { Camera, Covered } from "../../state/camera.ts";
import { type SheetHeight, sheetPx } from "../../state/phone/sheet.ts";

/** A phone that lies on its side: the sheet stands beside the map. */
const SIDE = "(orientation: landscape) and (max-height: 520px)";
const SIDE_SHARE = 0.54;
const SIDE_PX = 440;

/** Search and chips. */
const TOP_PX = 122;

/** What of the map is hidden by search and sheet. A tall sheet hides nearly all: what is flown to lies where a half one leaves room. */
export function coveredBy(height: SheetHeight): Covered {
  if (window.matchMedia(SIDE).matches) {
    return { top: TOP_PX, right: Math.min(window.innerWidth * SIDE_SHARE, SIDE_PX), bottom: 0 };
  }
  return { top: TOP_PX, right: 0, bottom: sheetPx(height === "tall" ? "half" : height, window.innerHeight) };
}

/** The middle of what is left of the map, px from its upper left corner: where a pin points. */
export function freeMiddle({ widthPx, heightPx }: Pick<Camera, "widthPx" | "heightPx">, covered: Covered) {
  return [(widthPx - covered.right) / 2, (covered.top + heightPx - covered.bottom) / 2] as const;
}

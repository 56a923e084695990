// The sheet over the map has three heights. A thumb drags it, a button moves it; both end at one of the three.

export const SHEET_HEIGHTS = ["low", "half", "tall"] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** Pixels of the low sheet beside the safe area: its grip, one line and the tabs. */
export const LOW_PX = 136;

/** How high the sheet is in a window `windowPx` high. In a low window (landscape) half of it would hold nothing. */
export function sheetPx(height: SheetHeight, windowPx: number): number {
  const tall = Math.round(windowPx * 0.88);
  if (height === "tall") return tall;
  if (height === "low") return Math.min(LOW_PX, tall);
  return Math.min(tall, Math.max(Math.round(windowPx * 0.5), Math.min(420, Math.round(windowPx * 0.66))));
}

/** Faster than this (px a millisecond) a drag is a flick: it goes on to the next height. */
const FLICK = 0.5;

/** Where a sheet ends that was let go at `px`, moving upwards at `speed` px/ms (down: negative). */
export function settledHeight(px: number, speed: number, windowPx: number): SheetHeight {
  const all = SHEET_HEIGHTS.map((height) => ({ height, px: sheetPx(height, windowPx) }));
  if (speed > FLICK) return (all.find((one) => one.px > px) ?? all[2]).height;
  if (speed < -FLICK) return (all.findLast((one) => one.px < px) ?? all[0]).height;
  return all.reduce((best, one) => (Math.abs(one.px - px) < Math.abs(best.px - px) ? one : best)).height;
}

/** The next height up, and back to the lowest after the highest: what the button does. */
export const nextHeight = (height: SheetHeight): SheetHeight =>
  height === "low" ? "half" : height === "half" ? "tall" : "low";

/** One step up (1) or down (−1), staying at the ends: what the arrow keys do. */
export function steppedHeight(height: SheetHeight, step: 1 | -1): SheetHeight {
  const at = SHEET_HEIGHTS.indexOf(height) + step;
  return SHEET_HEIGHTS[Math.max(0, Math.min(SHEET_HEIGHTS.length - 1, at))];
}

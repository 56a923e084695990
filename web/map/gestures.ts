/** How the pointer of a map event works: "mouse", "touch" or "pen". */
export const pointerType = ({ originalEvent }: { originalEvent: Event }): string =>
  originalEvent instanceof PointerEvent ? originalEvent.pointerType : "mouse";

/** Nearly cubic-bezier(.2, 0, 0, 1): most of the way at once, then slowly. */
export const easeOut = (t: number): number => 1 - (1 - t) ** 4;

/** Whether a flight of `wayPx` on a screen of `screenPx` and over `zooms` levels is short enough to be followed by the eye. */
export const isShortWay = (wayPx: number, zooms: number, screenPx: number): boolean =>
  wayPx < screenPx && Math.abs(zooms) <= 2.5;

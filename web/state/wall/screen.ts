// The screen itself: how large its smallest character is, and where its seams run.

/** A wall as it hangs: CSS pixels, panels side by side and above each other, and from how far it is read. 0 mm = not told. */
export type Screen = {
  widthPx: number;
  heightPx: number;
  columns: number;
  rows: number;
  widthMm: number;
  distanceMm: number;
};

export type Rect = { x: number; y: number; width: number; height: number };

/** A stretch of one axis, in px. */
export type Span = readonly [from: number, to: number];

/** What must keep clear of a seam keeps this far from it; the picture itself drifts by up to four of these pixels. */
export const SEAM_PX = 48;
export const DRIFT_PX = 4;

/** tan of 16 minutes of arc: the smallest character that is read without effort. */
const TAN_16 = Math.tan(((16 / 60) * Math.PI) / 180);

/** What must be read from six metres is 1/45 of the height, at least; it is set this much larger than the smallest character. */
const BODY = 7 / 6;
const READABLE = 1 / 45;

/** A screen that stands upright has too little room beside each other for that; axes and notes are this share there. */
const TALL = 1 / 60;

/** Lines of the smallest text that must find room one above the other, or nothing can be laid out. */
const LEAST_LINES = { wide: 24.5, tall: 42 };
const LEAST_COLUMNS = 22;

export const isTall = ({ widthPx, heightPx }: Screen): boolean => heightPx > widthPx;

/**
 * The size of the smallest character in px: distance × tan 16′ where the screen's width is told, and not below 1/45 of the
 * height, or 1/60 of a screen that stands upright. All else is a multiple of it.
 */
export function remOf(screen: Screen): number {
  const { widthPx, heightPx, widthMm, distanceMm } = screen;
  const least = isTall(screen) ? heightPx * TALL : heightPx * READABLE;
  const seen = widthMm > 0 && distanceMm > 0 ? distanceMm * TAN_16 * (widthPx / widthMm) : 0;
  const most = Math.min(
    heightPx / LEAST_LINES[isTall(screen) ? "tall" : "wide"],
    widthPx / (isTall(screen) ? LEAST_COLUMNS : 1.7 * LEAST_COLUMNS),
  );
  return Math.max(8, Math.min(Math.ceil(Math.max(least, seen)), Math.floor(most)));
}

/** The size of what must be read from six metres, px: 1/45 of the height on every screen. */
export const bodyOf = (screen: Screen): number => Math.ceil(Math.max(BODY * remOf(screen), READABLE * screen.heightPx));

/** Where the seams of one axis run: `panels` equal parts of `length`. Panels too narrow for `least` px are taken as one. */
export function seamsOf(length: number, panels: number, least: number): number[] {
  const count = Math.max(1, Math.floor(panels));
  if (length / count - 2 * (SEAM_PX + DRIFT_PX) < least) return [];
  return Array.from({ length: count - 1 }, (_, at) => Math.round((length * (at + 1)) / count));
}

/** The parts of `0 … length` that keep clear of seams, and of the rim by `margin`. */
export function clearSpans(length: number, seams: readonly number[], margin: number): Span[] {
  const clear = SEAM_PX + DRIFT_PX;
  const starts = [margin, ...seams.map((seam) => seam + clear)];
  const ends = [...seams.map((seam) => seam - clear), length - margin];
  return starts.map((from, at): Span => [from, ends[at]]);
}

/** Whether two rectangles have ground in common. */
export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** How household points look over a range of zooms. Sizes in CSS px before the symbol scale (look.md §9). */
export type PointLook = {
  /** lowest zoom of the range */
  from: number;
  /** diameter of ordinary households; 0 = not drawn */
  ordinaryPx: number;
  /** diameter of all others; common types take `COMMON_SHARE` of it */
  otherPx: number;
  shape: "disc" | "glyph" | "badge";
  whitePx: number;
  darkPx: number;
  /** attention rings are drawn */
  rings: boolean;
};

/** Common types are drawn 15 % smaller. */
export const COMMON_SHARE = 0.85;

/** No household points under this zoom: figures of the grids and tinted buildings stand for them. */
export const POINTS_FROM = 14.5;

const LOOKS: readonly PointLook[] = [
  { from: POINTS_FROM, ordinaryPx: 0, otherPx: 3, shape: "disc", whitePx: 0.75, darkPx: 0, rings: false },
  { from: 16, ordinaryPx: 3, otherPx: 5, shape: "disc", whitePx: 0, darkPx: 1, rings: true },
  { from: 17, ordinaryPx: 4, otherPx: 9, shape: "glyph", whitePx: 1, darkPx: 1, rings: true },
  { from: 18, ordinaryPx: 6, otherPx: 12, shape: "glyph", whitePx: 1.25, darkPx: 1.25, rings: true },
  { from: 19, ordinaryPx: 6, otherPx: 20, shape: "badge", whitePx: 1.5, darkPx: 1.5, rings: true },
];

/** The look at `zoom`, or null when points are not drawn there. */
export const pointLook = (zoom: number): PointLook | null => LOOKS.findLast((look) => zoom >= look.from) ?? null;

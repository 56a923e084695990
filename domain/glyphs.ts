import type { Glyph } from "./codes.ts";

/** Side of the box that the paths of `GLYPHS` are drawn in. */
export const GLYPH_BOX = 16;

/**
 * Filled silhouettes of household types as SVG paths in a box of 16 units, at least 10 units wide, of about equal area
 * and without detail under 2 units, so that each is known at 8 px in one colour. Fill rule: nonzero.
 */
export const GLYPHS: Record<Glyph, string> = {
  star: "M8 .9L9.94 5.83L15.23 6.15L11.14 9.52L12.47 14.65L8 11.8L3.53 14.65L4.86 9.52L.77 6.15L6.06 5.83Z",
  heart: "M8 14.4C3.6 11.3 1.2 8.7 1.2 5.7A3.6 3.6 0 0 1 8 4A3.6 3.6 0 0 1 14.8 5.7C14.8 8.7 12.4 11.3 8 14.4Z",
  square: "M2.8 2.8H13.2V13.2H2.8Z",
  disc: "M8 2.1A5.9 5.9 0 1 1 8 13.9A5.9 5.9 0 1 1 8 2.1Z",
  triangle: "M8 1.6L15 13.8H1Z",
  diamond: "M8 .9L14.7 8L8 15.1L1.3 8Z",
  shield: "M8 1.1L13.8 3.2V7.6C13.8 11 11.6 13.5 8 15C4.4 13.5 2.2 11 2.2 7.6V3.2Z",
  key: "M6.4 10.74A5 5 0 1 1 9.6 10.74V11.4H12V13.4H9.6V15.4H6.4Z",
  hollow: "M8 2.4A5.6 5.6 0 1 1 8 13.6A5.6 5.6 0 1 1 8 2.4ZM8 4.6A3.4 3.4 0 1 0 8 11.4A3.4 3.4 0 1 0 8 4.6Z",
  none: "M8 5A3 3 0 1 1 8 11A3 3 0 1 1 8 5Z",
  shop: "M3.2 1.8H12.8L14.8 6V8.2H13.4V14H2.6V8.2H1.2V6Z",
};

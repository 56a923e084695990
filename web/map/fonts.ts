// Text is drawn by MapLibre from the machine's own fonts: a style without `glyphs` asks no server, for Chinese or Latin.
// It takes the names of a font stack as CSS families, and the weight from the first name: so the first name of BOLD
// is a word for a weight, of which no machine has a font.

const FAMILIES = [
  "PingFang SC",
  "HarmonyOS Sans SC",
  "Microsoft YaHei",
  "Noto Sans CJK SC",
  "Noto Sans SC",
  "system-ui",
];

/** The same families for a canvas. */
export const CANVAS_FONT = FAMILIES.map((name) => `"${name}"`).join(", ");

/** Weight 400 on the map. */
export const REGULAR: string[] = FAMILIES;

/** Weight 600 on the map. */
export const SEMIBOLD: string[] = ["semibold", ...FAMILIES];

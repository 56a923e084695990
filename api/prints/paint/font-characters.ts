// Which characters a font file has: its table `cmap` in format 12 (OpenType 1.9, "cmap"), as TrueType and as a collection.

/** Characters from..to are shown by the glyphs from `glyph` on. */
type Group = { from: number; to: number; glyph: number };

/** The groups of the font's (a collection's first font's) full character map, and where they stand in the file. */
function groupsOf(font: Buffer): { at: number; groups: Group[] } {
  const start = font.toString("latin1", 0, 4) === "ttcf" ? font.readUInt32BE(12) : 0;
  const cmap = tableAt(font, start, "cmap");
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + 8 * n + 4);
    if (font.readUInt16BE(at) !== 12) continue;
    const groups = Array.from({ length: font.readUInt32BE(at + 12) }, (_, group) => {
      const entry = at + 16 + 12 * group;
      const [from, to, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(entry + offset));
      return { from, to, glyph };
    });
    return { at, groups };
  }
  throw new Error("the font has no character map of format 12");
}

function tableAt(font: Buffer, start: number, tag: string): number {
  for (let n = 0; n < font.readUInt16BE(start + 4); n++) {
    const entry = start + 12 + 16 * n;
    if (font.toString("latin1", entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Tells whether the font has a character, by its code point. */
export function charactersOf(font: Buffer): (codePoint: number) => boolean {
  const { groups } = groupsOf(font);
  return (codePoint) => {
    let [low, high] = [0, groups.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint < groups[middle].from) high = middle - 1;
      else if (codePoint > groups[middle].to) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Radicals that look like characters: U+2E80 to U+2FDF. */
export const RADICALS = [0x2e80, 0x2fdf] as const;

/**
 * A copy of the font without radicals.
 * why: they share their glyphs with common characters (⽥ and 田), and a PDF would say the wrong one to whoever searches in it
 */
export function withoutRadicals(font: Buffer): Buffer {
  const copy = Buffer.from(font);
  const { at, groups } = groupsOf(copy);
  const kept = groups.filter(({ from, to }) => to < RADICALS[0] || from > RADICALS[1]);
  kept.forEach(({ from, to, glyph }, n) => {
    [from, to, glyph].forEach((value, field) => {
      copy.writeUInt32BE(value, at + 16 + 12 * n + 4 * field);
    });
  });
  copy.writeUInt32BE(kept.length, at + 12);
  copy.writeUInt32BE(16 + 12 * kept.length, at + 4);
  return copy;
}

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";
import { charactersOf, RADICALS, withoutRadicals } from "./font-characters.ts";

/** Family names for a canvas: our own font first, then what was found for rare characters. */
export const FONT_FAMILY = '"Paper", "Paper Rare"';

/** What stands for a character that no font has (下框号, as in old texts). */
const MISSING = "〓";

const FILES = ["400Regular/NotoSansSC_400Regular.ttf", "600SemiBold/NotoSansSC_600SemiBold.ttf"];

/** Where systems keep fonts with characters beyond the basic plane. */
const RARE = [
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
];

type Has = (codePoint: number) => boolean;

let known: Has[] | null = null;

/** Registers the fonts of this process; once. */
function bringFonts(): Has[] {
  if (known) return known;
  const { resolve } = createRequire(import.meta.url);
  const own = FILES.map((file) => withoutRadicals(readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`))));
  for (const font of own) {
    if (!GlobalFonts.register(font, "Paper")) throw new Error("the font for paper cannot be read");
  }
  known = [charactersOf(own[0])];
  const rare = RARE.find((path) => existsSync(path));
  if (rare && GlobalFonts.registerFromPath(rare, "Paper Rare")) known.push(charactersOf(readFileSync(rare)));
  return known;
}

/** The characters that can be printed, and those that could not. */
export class Letters {
  private readonly fonts = bringFonts();
  /** characters that were asked for and are in no font */
  readonly missing = new Set<string>();

  /** `text` as it can be printed: what no font has is 〓. */
  printable(text: string): string {
    let shown = "";
    for (const character of text) shown += this.isKnown(character) ? character : this.standIn(character);
    return shown;
  }

  private isKnown(character: string): boolean {
    const codePoint = character.codePointAt(0)!;
    return this.fonts.some((has) => has(codePoint)) && !isRadical(codePoint);
  }

  private standIn(character: string): string {
    const plain = character.normalize("NFKC");
    if (plain !== character && [...plain].every((part) => this.isKnown(part))) return plain;
    if (/\s|\p{C}|\p{M}/u.test(character)) return " ";
    this.missing.add(character);
    return MISSING;
  }
}

const isRadical = (codePoint: number): boolean => codePoint >= RADICALS[0] && codePoint <= RADICALS[1];

import { pinyin } from "pinyin-pro";
import { askedOnce } from "./asked-once.ts";

const SPOKEN_DIGITS = ["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu"];

/**
 * Every way to read a character, without tones, also those of surnames: 单 → dan, chan, shan. ü is v, u or yu, as people type.
 * Nothing for what is no Chinese character or is not known.
 */
export const readingsOf: (character: string) => readonly string[] = askedOnce(read);

function read(character: string): string[] {
  if (/^\d$/.test(character)) return [SPOKEN_DIGITS[Number(character)]];
  if (!/^\p{Script=Han}$/u.test(character)) return [];
  const options = { toneType: "none", type: "array", v: true } as const;
  const all = [
    ...pinyin(character, { ...options, multiple: true }),
    ...pinyin(character, { ...options, surname: "head" }),
    ...(IN_LONG_SURNAMES[character] ?? []),
  ].filter((reading) => /^[a-zü]+$/.test(reading));
  return [...new Set(all.flatMap(spellings))];
}

/** Readings that only surnames of two characters have: 尉迟, 万俟, 单于, 长孙. */
const IN_LONG_SURNAMES: Record<string, string[]> = { 尉: ["yu"], 万: ["mo"], 俟: ["qi"], 单: ["chan"], 长: ["zhang"] };

function spellings(reading: string): string[] {
  const typed = reading.replace("ü", "v");
  if (!typed.includes("v")) return [typed];
  return [typed, typed.replace("v", "u"), typed.replace("v", "yu")];
}

import type { Language } from "./language.ts";
import { wallEn } from "./wall-en.ts";
import { type WallText, wallZh } from "./wall-zh.ts";

/** The words of the wall, both languages at once: they are few. */
export const wallTexts: Record<Language, WallText> = { zh: wallZh, en: wallEn };

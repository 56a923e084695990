import type { Language } from "./language.ts";
import { wallsEn } from "./walls-en.ts";
import { type WallsText, wallsZh } from "./walls-zh.ts";

// why apart from the rest: only those who look after walls load it
export const wallsTexts: Record<Language, WallsText> = { zh: wallsZh, en: wallsEn };

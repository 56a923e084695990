import { bulletinsEn } from "./bulletins-en.ts";
import { type BulletinsText, bulletinsZh } from "./bulletins-zh.ts";
import type { Language } from "./language.ts";

/** The words of /bulletins. */
export const bulletinsTexts: Record<Language, BulletinsText> = { zh: bulletinsZh, en: bulletinsEn };

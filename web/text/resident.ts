import type { Language } from "./language.ts";
import { residentEn } from "./resident-en.ts";
import { type ResidentText, residentZh } from "./resident-zh.ts";

/** The words of the residents' page. Both languages at once: they are few, and a stair's door has no second try. */
export const residentTexts: Record<Language, ResidentText> = { zh: residentZh, en: residentEn };

/** For the `lang` attribute of the page. */
export const RESIDENT_TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

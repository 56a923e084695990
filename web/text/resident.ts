import type { Name } from "../../domain/codes.ts";
import type { Language } from "./language.ts";
import { residentEn } from "./resident-en.ts";
import { type ResidentText, residentZh } from "./resident-zh.ts";

/** The words of the residents' page. Both languages at once: they are few, and a stair's door has no second try. */
export const residentTexts: Record<Language, ResidentText> = { zh: residentZh, en: residentEn };

/** The language that the browser asks for. */
export const languageOf = (languages: readonly string[]): Language =>
  languages.length === 0 || languages[0].toLowerCase().startsWith("zh") ? "zh" : "en";

// why not those of language.ts: they bring all words of the desk along

/** The name of a code-table row in `language`. */
export const nameIn = (language: Language, name: Name): string => name[language] || name.zh || name.en;

/** For the `lang` attribute of the page. */
export const RESIDENT_TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

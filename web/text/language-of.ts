// For pages that bring few words of their own: those of language.ts bring all words of the desk along.

import type { Name } from "../../domain/codes.ts";
import type { Language } from "./language.ts";

/** The language that the browser asks for. */
export const languageOf = (languages: readonly string[]): Language =>
  languages.length === 0 || languages[0].toLowerCase().startsWith("zh") ? "zh" : "en";

/** The name of a code-table row in `language`. */
export const nameIn = (language: Language, name: Name): string => name[language] || name.zh || name.en;

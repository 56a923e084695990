import { administrationEn } from "./administration-en.ts";
import { type AdministrationText, administrationZh } from "./administration-zh.ts";
import type { Language } from "./language.ts";

// why apart from the rest: only those who administer load it
export const administrationTexts: Record<Language, AdministrationText> = {
  zh: administrationZh,
  en: administrationEn,
};

import type { Language } from "./language.ts";
import { printEn } from "./print-en.ts";
import { type PrintText, printZh } from "./print-zh.ts";

/** The words of /print. */
export const printTexts: Record<Language, PrintText> = { zh: printZh, en: printEn };

import type { Language } from "./language.ts";
import { phoneEn } from "./phone-en.ts";
import { phoneZh } from "./phone-zh.ts";

/** The words of the phone's page, which nobody else loads. */
export const phoneTexts: Record<Language, typeof phoneZh> = { zh: phoneZh, en: phoneEn };

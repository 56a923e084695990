import { type Language, withEnglish } from "./language.ts";
import { phoneZh } from "./phone-zh.ts";

/** The words of the phone's page, which nobody else loads. */
export const phoneTexts: Record<Language, typeof phoneZh> = { zh: phoneZh, en: phoneZh };

withEnglish(async () => {
  phoneTexts.en = (await import("./phone-en.ts")).phoneEn;
});

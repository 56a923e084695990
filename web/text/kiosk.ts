import { kioskEn } from "./kiosk-en.ts";
import { type KioskText, kioskZh } from "./kiosk-zh.ts";
import type { Language } from "./language.ts";

/** The words of the screen at a stair. Both languages at once: they are few. */
export const kioskTexts: Record<Language, KioskText> = { zh: kioskZh, en: kioskEn };

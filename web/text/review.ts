import type { Language } from "./language.ts";
import { reviewEn } from "./review-en.ts";
import { type ReviewText, reviewZh } from "./review-zh.ts";

// why apart from the rest: only those who review load it
export const reviewTexts: Record<Language, ReviewText> = { zh: reviewZh, en: reviewEn };

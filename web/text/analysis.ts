import { analysisEn } from "./analysis-en.ts";
import { type AnalysisText, analysisZh } from "./analysis-zh.ts";
import type { Language } from "./language.ts";

// why apart from the rest: only those who analyse load it
export const analysisTexts: Record<Language, AnalysisText> = { zh: analysisZh, en: analysisEn };

import { analysisTexts } from "../../text/analysis.ts";
import type { AnalysisText } from "../../text/analysis-zh.ts";
import { useLanguage } from "../app-context.tsx";

/** Words of the analyses in the language of the page. */
export const useAnalysisText = (): AnalysisText => analysisTexts[useLanguage()];

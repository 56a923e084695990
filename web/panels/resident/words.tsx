import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "../../text/language.ts";
import { residentTexts } from "../../text/resident.ts";
import type { ResidentText } from "../../text/resident-zh.ts";

const LanguageContext = createContext<Language>("zh");

/** Around the residents' page. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language that is read, and its words. */
export function useWords(): { language: Language; text: ResidentText } {
  const language = useContext(LanguageContext);
  return { language, text: residentTexts[language] };
}

/** What to say of an error's code. */
export const faultText = (text: ResidentText, code: string): string => text.faults[code] ?? text.faults.other;

import { createContext, type ReactNode, useContext } from "react";
import { kioskTexts } from "../../text/kiosk.ts";
import type { KioskText } from "../../text/kiosk-zh.ts";
import type { Language } from "../../text/language.ts";

const LanguageContext = createContext<Language>("zh");

/** Around the screen at a stair. */
export function KioskWords({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The language that is read, and its words. */
export function useKioskText(): { language: Language; text: KioskText } {
  const language = useContext(LanguageContext);
  return { language, text: kioskTexts[language] };
}

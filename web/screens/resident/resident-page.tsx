import { useEffect, useState } from "react";
import type { ResidentClient } from "../../client/resident.ts";
import { WordsProvider } from "../../panels/resident/words.tsx";
import type { Language } from "../../text/language.ts";
import { RESIDENT_TAGS, residentTexts } from "../../text/resident.ts";
import { PlaceScreen } from "./place-screen.tsx";
import { ReceiptScreen } from "./receipt-screen.tsx";
import { StartScreen } from "./start-screen.tsx";
import "./resident.css";

type Props = { client: ResidentClient; path: string; first: Language };

/** `/r/K7QM3WPHXA` reports from there, `/r/receipt/7K3M9QX2HP` says how far it is, `/r` asks which. */
export function ResidentPage({ client, path, first }: Props) {
  const [language, setLanguage] = useState(first);
  const text = residentTexts[language];
  const [, , one, two] = path.split("/").map(decoded);
  const isReceipt = one === "receipt" && two;
  const title = isReceipt ? text.receipt.title : text.title;
  useEffect(() => {
    document.documentElement.lang = RESIDENT_TAGS[language];
    document.title = title;
  }, [language, title]);
  return (
    <WordsProvider language={language}>
      <div className="resident">
        {isReceipt ? (
          <ReceiptScreen client={client} receipt={two} />
        ) : one && one !== "receipt" ? (
          <PlaceScreen client={client} code={one} />
        ) : (
          <StartScreen />
        )}
        <button type="button" className="r-language" onClick={() => setLanguage(language === "zh" ? "en" : "zh")}>
          {text.otherLanguage}
        </button>
      </div>
    </WordsProvider>
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // why: what is no text is no code either, and the server says so
  }
}

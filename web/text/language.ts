import type { Name } from "../../domain/codes.ts";
import { en } from "./en.ts";
import { type Text, zhCN } from "./zh-CN.ts";

export type Language = "zh" | "en";

export const texts: Record<Language, Text> = { zh: zhCN, en };

/** For the `lang` attribute of the page. */
export const languageTags: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** The part of a message of the server in `language`: it says everything in Chinese first, then in English. */
export function messageIn(language: Language, message: string): string {
  const [chinese, english] = message.split(/(?<=[。！？]) +(?=[A-Za-z“])/u);
  return (language === "en" ? english : undefined) ?? chinese;
}

/** The name of a code-table row in `language`; the other language's where this one is missing. */
export const nameIn = (language: Language, name: Name): string => name[language] || name.zh || name.en;

/** What `say` says, in every language: for names that are made here and shown later. */
export const inBoth = (say: (text: Text) => string): Name => ({ zh: say(zhCN), en: say(en) });

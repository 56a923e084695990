import type { Name } from "../../domain/codes.ts";
import { firstZh } from "./first-zh.ts";
import type { Text } from "./zh-CN.ts";

export type Language = "zh" | "en";

/** The first words of a page, as all of them: where nothing has brought the others, there is nothing to say them. */
const first = firstZh as Text;

/** What is not there in English yet is said in Chinese: see bringTexts. All that is said in Chinese comes with `whole-zh.ts`. */
export const texts: Record<Language, Text> = { zh: first, en: first };

const english: (() => Promise<void>)[] = [
  async () => {
    texts.en = (await import("./en.ts")).en;
  },
];

/** Notes how more of what is read comes in English. For texts that not every page has. */
export const withEnglish = (bring: () => Promise<void>): void => void english.push(bring);

/**
 * Brings the texts of `language`, before they are shown. Chinese is always there; English comes when it is chosen, since most
 * never read it. Where it cannot be had, Chinese stays.
 */
export async function bringTexts(language: Language): Promise<void> {
  if (language === "zh") return;
  await Promise.allSettled(english.map((bring) => bring()));
}

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
export const inBoth = (say: (text: Text) => string): Name => ({
  get zh() {
    return say(texts.zh);
  },
  get en() {
    return say(texts.en);
  },
});

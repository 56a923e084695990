import type { SenderRow } from "./queries.ts";

/** The code of ours that a sender's word for a kind stands for; the word itself where the sender's row does not translate it. */
export const kindMeant = ({ kinds }: Pick<SenderRow, "kinds">, word: string): string =>
  Object.hasOwn(kinds, word) ? kinds[word] : word;

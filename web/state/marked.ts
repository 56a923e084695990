/** A piece of a text; `marked` when it is what was searched for. */
export type MarkedPart = { text: string; marked: boolean };

/**
 * `text` in parts: what `query` has in common with it is marked. Words of the query count one by one, numbers only where they
 * are whole: of 3-2-501 the parts 3, 2 and 501, but not the 3 of 13号楼.
 */
export function markedParts(text: string, query: string): MarkedPart[] {
  const small = text.toLowerCase();
  const marks = new Uint8Array(small.length);
  for (const word of wordsOf(query, small)) {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
      if (isWhole(small, word, at)) marks.fill(1, at, at + word.length);
    }
  }
  const parts: MarkedPart[] = [];
  // why by code points: a rare character is two units long and must not be cut in half
  let at = 0;
  for (const character of text) {
    const marked = marks[at] === 1;
    const last = parts[parts.length - 1];
    if (last?.marked === marked) last.text += character;
    else parts.push({ text: character, marked });
    at += character.length;
  }
  return parts;
}

/**
 * Runs of digits with what counts them, where `text` has both, else each alone; and runs of other letters. Full-width forms are
 * narrow.
 */
const wordsOf = (query: string, text: string): string[] =>
  (
    query
      .normalize("NFKC")
      .toLowerCase()
      .match(/\d*[^\d\s\p{P}\p{S}]+|\d+/gu) ?? []
  ).flatMap((word) => {
    const [, digits, letters] = /^(\d*)(.*)$/u.exec(word)!;
    return text.includes(word) ? [word] : [digits, letters].filter((part) => part !== "");
  });

function isWhole(text: string, word: string, at: number): boolean {
  if (!/^\d/.test(word)) return true;
  // the end may still be being typed
  return !/\d/.test(text[at - 1] ?? "") && (word.length > 1 || !/\d/.test(text[at + word.length] ?? ""));
}

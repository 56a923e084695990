import { type Piece, partsOf, piecesOf } from "./address.ts";
import { joinedName, normal, printable, withDigits } from "./writing.ts";

/** What was typed between two blanks: one thing called so, or several pieces of an address. */
export type Word = {
  /** as a name, and the same with its numerals as digits */
  names: string[];
  pieces: Piece[];
  /** as the end of a phone number; null when it is none */
  tail: string | null;
};

/** A query, taken apart. */
export type Query = {
  /** all of it, as it was written */
  typed: string;
  /** the same in small letters, as the beginning of a code */
  code: string;
  words: Word[];
};

/** A phone number with its usual gaps; 26-3-2-501 is none. */
const PHONE = /^(\+?86[\s-]?)?1\d{2}[\s-]?\d{4}[\s-]?\d{4}$|^\(?0\d{2,3}\)?[\s-]?\d{7,8}$/;

/** What `typed` asks for. It has no words when it is made of signs alone. */
export function readQuery(typed: string): Query {
  const text = normal(typed);
  const words = PHONE.test(text) ? [text.replace(/[\s()-]+/g, "")] : text.split(/[\s,，;；]+/);
  const read = words.map(readWord).filter(({ names, pieces }) => names.length + pieces.length > 0);
  return { typed: printable(typed), code: text, words: settled(read) };
}

/** Pieces with this few meanings say which number of an address they are. */
const SURE = 2;

// why: in 1号 3号楼 the first can no longer be the number of the building
function settled(words: Word[]): Word[] {
  const sure = words.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => ("number" in piece && piece.slots.length <= SURE ? [piece.slots[0]] : [])),
  );
  const left = (piece: Piece): Piece =>
    "text" in piece
      ? piece
      : {
          ...piece,
          slots: piece.slots.filter(
            (slot, index) => (index === 0 && piece.slots.length <= SURE) || !sure.includes(slot),
          ),
        };
  return words.map((word) => ({ ...word, pieces: word.pieces.map(left) }));
}

function readWord(word: string): Word {
  const name = joinedName(word);
  const names = [...new Set([name, withDigits(name)])].filter((one) => /[\p{L}\p{N}]/u.test(one));
  const pieces = piecesOf(word).flatMap((piece): Piece[] =>
    "text" in piece ? partsOf(piece.text).map((text) => ({ text })) : [piece],
  );
  const digits = word.replace(/^\+?86(?=1\d{10}$)/, "");
  return { names, pieces, tail: /^\d{4,15}$/.test(digits) ? digits : null };
}

import type { Slot } from "../../domain/address.ts";
import type { Word } from "../../domain/search-query.ts";
import { LAST_SHOWN, type Table } from "./table.ts";

/** Whether the name of an area, or of one it lies in, has a part of an address in it. */
export type HasName = (areaId: number, part: string) => boolean;

/** Of a word that only the area's name answers. Alone it finds nothing: the area itself is found then. */
const AREA_SCORE = 30;

const PHONE = 65;
const NUMBER = { sure: 80, other: 52, begun: 45 };

/** A word made ready for one table: for every row, the best of the ways in which it may be meant. */
export type ReadyWord = {
  /** by number of a name; null when no name answers */
  names: Uint8Array | null;
  /** empty when no address can answer */
  pieces: ReadyPiece[];
  tail: { shown: number; value: number; modulus: number; isLong: boolean } | null;
};
type ReadyPiece =
  | { kind: "text"; texts: Uint8Array; names: Uint8Array /** by id of the area */; inArea: Uint8Array }
  | { kind: "number"; numbers: Uint8Array; slots: readonly Slot[] };

/** How well rows answer a word, by place in the list of rows that were asked about; 0 is not at all. */
export type WordScores = {
  name: Uint8Array;
  phone: Uint8Array;
  address: Uint8Array;
  /** 1 where the row itself, not only its area, answers */
  own: Uint8Array;
};

/** `namesLike` says how well the table's names answer a text. */
export function readyWord(
  { names, pieces, tail }: Word,
  table: Table,
  namesLike: (name: string) => Uint8Array,
  areaHas: HasName,
): ReadyWord {
  const ready = pieces.map((piece): ReadyPiece => {
    if ("number" in piece) {
      return { kind: "number", numbers: table.numbers.matches(piece.number, piece.open), slots: piece.slots };
    }
    const { text } = piece;
    const inArea = flagged(table, (areaId) => areaHas(areaId, text));
    return { kind: "text", texts: table.texts.scores(text), names: namesLike(text), inArea };
  });
  return {
    names: largestOf(names.map(namesLike)),
    // why: what stands nowhere need not be looked for in every row
    pieces: ready.every(standsSomewhere) ? ready : [],
    tail:
      tail === null
        ? null
        : {
            shown: Number(tail.slice(-LAST_SHOWN)) + 1,
            value: Number(tail),
            modulus: 10 ** tail.length,
            isLong: tail.length > LAST_SHOWN,
          },
  };
}

/** By id of the areas that `table` speaks of (0: none): 1 where `ask` says so. */
export function flagged(table: Table, ask: (areaId: number) => boolean): Uint8Array {
  const flags = new Uint8Array(table.largestArea + 1);
  for (let id = 0; id < flags.length; id++) flags[id] = ask(id) ? 1 : 0;
  return flags;
}

/**
 * How well `rows` answer `word`. Column by column, since a third of a million rows are asked about at each key that is pressed.
 * `personal` flags the areas in which names and phones may be found.
 */
export function wordScores(word: ReadyWord, table: Table, rows: Uint32Array, personal: Uint8Array): WordScores {
  const { length } = rows;
  const scores: WordScores = {
    name: new Uint8Array(length),
    phone: new Uint8Array(length),
    address: new Uint8Array(length),
    own: new Uint8Array(length),
  };
  if (word.names) scoreNames(word.names, table, rows, personal, scores);
  if (word.tail) scorePhones(word.tail, table, rows, personal, scores);
  if (word.pieces.length > 0) scoreAddresses(word.pieces, table, rows, personal, scores);
  return scores;
}

function scoreNames(
  names: Uint8Array,
  table: Table,
  rows: Uint32Array,
  personal: Uint8Array,
  { name, own }: WordScores,
): void {
  const { name: column, area } = table;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const score = names[column[row]];
    if (score === 0 || personal[area[row]] === 0) continue;
    name[at] = score;
    own[at] = 1;
  }
}

function scorePhones(
  { shown, value, modulus, isLong }: NonNullable<ReadyWord["tail"]>,
  table: Table,
  rows: Uint32Array,
  personal: Uint8Array,
  { phone, own }: WordScores,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (table.tail[row] !== shown || personal[table.area[row]] === 0) continue;
    if (isLong && table.phone[row] % modulus !== value) continue;
    phone[at] = PHONE;
    own[at] = 1;
  }
}

/** The mean of all pieces, where each is answered. */
function scoreAddresses(
  pieces: readonly ReadyPiece[],
  table: Table,
  rows: Uint32Array,
  personal: Uint8Array,
  scores: WordScores,
): void {
  if (pieces.length === 1) {
    scorePiece(pieces[0], table, rows, personal, scores.address, scores.own);
    return;
  }
  const places = new Uint32Array(rows.length);
  for (let at = 0; at < places.length; at++) places[at] = at;
  const sums = new Uint16Array(rows.length);
  const own = new Uint8Array(rows.length);
  // rows that an earlier piece did not find are asked no more
  let left = { rows, places };
  for (const piece of pieces) {
    const found = new Uint8Array(left.rows.length);
    const foundOwn = new Uint8Array(left.rows.length);
    scorePiece(piece, table, left.rows, personal, found, foundOwn);
    let count = 0;
    const next = { rows: new Uint32Array(found.length), places: new Uint32Array(found.length) };
    for (let at = 0; at < found.length; at++) {
      if (found[at] === 0) continue;
      const place = left.places[at];
      sums[place] += found[at];
      own[place] |= foundOwn[at];
      next.rows[count] = left.rows[at];
      next.places[count++] = place;
    }
    left = { rows: next.rows.subarray(0, count), places: next.places.subarray(0, count) };
  }
  for (const place of left.places) {
    scores.address[place] = Math.round(sums[place] / pieces.length);
    scores.own[place] |= own[place];
  }
}

function scorePiece(
  piece: ReadyPiece,
  table: Table,
  rows: Uint32Array,
  personal: Uint8Array,
  found: Uint8Array,
  own: Uint8Array,
): void {
  if (piece.kind === "text") scoreText(piece, table, rows, personal, found, own);
  else scoreNumber(piece, table, rows, found, own);
}

function scoreText(
  { texts, names, inArea }: ReadyPiece & { kind: "text" },
  { text, name, area }: Table,
  rows: Uint32Array,
  personal: Uint8Array,
  found: Uint8Array,
  own: Uint8Array,
): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    const score = Math.max(texts[text[row]], personal[area[row]] === 1 ? names[name[row]] : 0);
    if (score > 0) {
      found[at] = score;
      own[at] = 1;
    } else if (inArea[area[row]] === 1) {
      found[at] = AREA_SCORE;
    }
  }
}

/** In the likeliest slot it is surely meant, in others perhaps; the beginning of a number counts where none is whole. */
function scoreNumber(
  { numbers, slots }: ReadyPiece & { kind: "number" },
  table: Table,
  rows: Uint32Array,
  found: Uint8Array,
  own: Uint8Array,
): void {
  for (const [nth, slot] of slots.entries()) {
    const column = table.slots[slot];
    const whole = nth === 0 ? NUMBER.sure : NUMBER.other;
    for (let at = 0; at < rows.length; at++) {
      const match = numbers[column[rows[at]]];
      if (match === 0) continue;
      const score = match === 2 ? whole : NUMBER.begun;
      if (score > found[at]) found[at] = score;
      own[at] = 1;
    }
  }
}

function standsSomewhere(piece: ReadyPiece): boolean {
  const isSome = (scores: Uint8Array) => scores.some((score) => score > 0);
  return piece.kind === "number" ? isSome(piece.numbers) : [piece.texts, piece.names, piece.inArea].some(isSome);
}

/** The largest of each; null where all are 0. */
function largestOf(scores: readonly Uint8Array[]): Uint8Array | null {
  const [first, ...others] = scores;
  if (!first) return null;
  const largest = others.length === 0 ? first : first.slice();
  for (const other of others) {
    for (let at = 0; at < largest.length; at++) if (other[at] > largest[at]) largest[at] = other[at];
  }
  return largest.some((score) => score > 0) ? largest : null;
}

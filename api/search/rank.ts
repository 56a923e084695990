import { SLOTS, type Slot } from "../../domain/address.ts";
import type { Query, Word } from "../../domain/search-query.ts";
import { askedOnce } from "./asked-once.ts";
import { CODE_HEAD, hashOf, LAST_SHOWN, type Table } from "./table.ts";

/** What a result answers with. */
export type Matched = "code" | "name" | "phone" | "address";

export type Hit = { id: number; score: number; matched: Matched[] };

/** What may be looked at, by id of the area (0: in none). */
export type Allowed = {
  /** whether things there may be found at all */
  area(id: number): boolean;
  /** whether things there may be found by name and phone: what is masked could be tried out otherwise */
  personal(id: number): boolean;
};

/** Whether the name of an area, or of one it lies in, has a part of an address in it. */
export type HasName = (areaId: number, part: string) => boolean;

/** Of a word that only the area's name answers. Alone it finds nothing: the area itself is found then. */
const AREA_SCORE = 30;

const CODE = { exact: 100, begins: 62 };
const PHONE = 65;
const NUMBER = { sure: 80, other: 52, begun: 45 };

/** A word made ready for one table: for every row, the best of the ways in which it may be meant. */
type Ready = {
  names: Uint8Array[];
  pieces: ReadyPiece[];
  tail: { shown: number; value: number; modulus: number; isLong: boolean } | null;
};
type ReadyPiece =
  | { kind: "text"; texts: Uint8Array; names: Uint8Array; areaHas: (areaId: number) => boolean }
  | { kind: "number"; numbers: Uint8Array; slots: readonly Slot[] };

/**
 * The rows of `table` that answer every word of `query`, the best first; at most `limit`. Among equals those whose address says
 * least beyond what was asked, then by the numbers of their address, as doors are counted.
 */
export function find(table: Table, query: Query, allowed: Allowed, areaHas: HasName, limit: number): Hit[] {
  // a word and its only piece are mostly the same
  const namesLike = askedOnce((name: string) => table.names.scores(name));
  const words = query.words.map((word) => ready(word, table, namesLike, areaHas));
  const codes = new CodeScore(table, query.code);
  const areas = askedOnce(allowed.area);
  const scorer = new Scorer(table, askedOnce(allowed.personal));
  const best = new Best(table, limit);
  for (let row = 0; row < table.length; row++) {
    if (table.id[row] === 0) continue;
    const score = Math.max(codes.of(row), words.length > 0 ? scorer.ofAll(words, row) : 0);
    if (score > 0 && best.wants(score) && areas(table.area[row])) best.add(row, score);
  }
  return best.rows.map(({ row, score }) => ({
    id: table.id[row],
    score,
    matched: codes.of(row) > 0 ? ["code"] : scorer.matched(words, row),
  }));
}

function ready(word: Word, table: Table, namesLike: (name: string) => Uint8Array, areaHas: HasName): Ready {
  const { tail } = word;
  const pieces = word.pieces.map(
    (piece): ReadyPiece =>
      "number" in piece
        ? { kind: "number", numbers: table.numbers.matches(piece.number, piece.open), slots: piece.slots }
        : {
            kind: "text",
            texts: table.texts.scores(piece.text),
            names: namesLike(piece.text),
            areaHas: askedOnce((areaId: number) => areaHas(areaId, piece.text)),
          },
  );
  return {
    names: word.names.map(namesLike),
    // why: a number that stands nowhere need not be looked for in every row
    pieces: pieces.every((piece) => piece.kind === "text" || piece.numbers.some((match) => match > 0)) ? pieces : [],
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

/** How well codes answer what was typed; small letters and capitals are alike. */
class CodeScore {
  private readonly column: Uint32Array;
  private readonly hash: number;
  private readonly capitals: string;

  constructor(
    private readonly table: Table,
    private readonly asked: string,
  ) {
    // why: codes are spread over memory, hashes lie side by side
    const isLong = asked.length >= CODE_HEAD;
    this.column = isLong ? table.head : table.initial;
    this.hash = hashOf(asked, isLong ? CODE_HEAD : 1);
    this.capitals = asked.toUpperCase();
  }

  of(row: number): number {
    if (this.asked === "" || this.column[row] !== this.hash) return 0;
    const code = this.table.code[row];
    // why last, and only for letters: it makes a text of every code
    const begins =
      code.startsWith(this.asked) ||
      (this.capitals !== this.asked && (code.startsWith(this.capitals) || code.toLowerCase().startsWith(this.asked)));
    if (!begins) return 0;
    return code.length === this.asked.length ? CODE.exact : CODE.begins;
  }
}

class Scorer {
  /** whether the row itself, not only its area, has answered something */
  private answered = false;

  constructor(
    private readonly table: Table,
    private readonly personalAllowed: (area: number) => boolean,
  ) {}

  /** The score of the word that the row answers worst; 0 when there is one that it does not answer. */
  ofAll(words: readonly Ready[], row: number): number {
    let least = 255;
    this.answered = false;
    for (const word of words) {
      const direct = Math.max(this.ofName(word, row), this.ofPhone(word, row));
      if (direct > 0) this.answered = true;
      const score = Math.max(direct, this.ofAddress(word, row));
      if (score === 0) return 0;
      if (score < least) least = score;
    }
    return this.answered ? least : 0;
  }

  matched(words: readonly Ready[], row: number): Matched[] {
    const matched = words.map((word): Matched => {
      const [name, phone, address] = [this.ofName(word, row), this.ofPhone(word, row), this.ofAddress(word, row)];
      return name >= phone && name >= address ? "name" : phone >= address ? "phone" : "address";
    });
    return [...new Set(matched)];
  }

  private ofName({ names }: Ready, row: number): number {
    let best = 0;
    for (const scores of names) best = Math.max(best, scores[this.table.name[row]]);
    return best > 0 && this.isPersonalAllowed(row) ? best : 0;
  }

  private ofPhone({ tail }: Ready, row: number): number {
    if (!tail) return 0;
    if (this.table.tail[row] !== tail.shown) return 0;
    const whole = !tail.isLong || this.table.phone[row] % tail.modulus === tail.value;
    return whole && this.isPersonalAllowed(row) ? PHONE : 0;
  }

  private isPersonalAllowed(row: number): boolean {
    return this.personalAllowed(this.table.area[row]);
  }

  private ofAddress({ pieces }: Ready, row: number): number {
    if (pieces.length === 0) return 0;
    let sum = 0;
    for (const piece of pieces) {
      const score = piece.kind === "text" ? this.ofText(piece, row) : this.ofNumber(piece, row);
      if (score === 0) return 0;
      sum += score;
    }
    return Math.round(sum / pieces.length);
  }

  private ofText(piece: ReadyPiece & { kind: "text" }, row: number): number {
    const { text, name, area } = this.table;
    const named = piece.names[name[row]];
    const own = Math.max(piece.texts[text[row]], named > 0 && this.isPersonalAllowed(row) ? named : 0);
    if (own > 0) this.answered = true;
    return own > 0 ? own : piece.areaHas(area[row]) ? AREA_SCORE : 0;
  }

  private ofNumber({ numbers, slots }: ReadyPiece & { kind: "number" }, row: number): number {
    for (let index = 0; index < slots.length; index++) {
      const match = numbers[this.table.slots[slots[index]][row]];
      if (match > 0) this.answered = true;
      if (match === 2) return index === 0 ? NUMBER.sure : NUMBER.other;
    }
    for (const slot of slots) if (numbers[this.table.slots[slot][row]] === 1) return NUMBER.begun;
    return 0;
  }
}

/** The best rows so far, the best first. */
class Best {
  readonly rows: { row: number; score: number }[] = [];

  constructor(
    private readonly table: Table,
    private readonly limit: number,
  ) {}

  wants(score: number): boolean {
    return this.rows.length < this.limit || score >= this.rows[this.rows.length - 1].score;
  }

  add(row: number, score: number): void {
    // why: of a hundred thousand equals nearly all end here
    const last = this.rows.length === this.limit ? this.rows[this.rows.length - 1] : null;
    if (last && last.score === score && this.table.filled[row] > this.table.filled[last.row]) return;
    const added = { row, score };
    let at = this.rows.length;
    while (at > 0 && this.compare(added, this.rows[at - 1]) < 0) at--;
    if (at >= this.limit) return;
    this.rows.splice(at, 0, added);
    if (this.rows.length > this.limit) this.rows.pop();
  }

  private compare(a: { row: number; score: number }, b: { row: number; score: number }): number {
    if (a.score !== b.score) return b.score - a.score;
    const { slots, numbers, text, code, filled } = this.table;
    // 3号楼 comes before its doors
    if (filled[a.row] !== filled[b.row]) return filled[a.row] - filled[b.row];
    if (text[a.row] !== text[b.row]) return this.table.texts.compare(text[a.row], text[b.row]);
    for (const slot of SLOTS) {
      const difference = numbers.valueOf(slots[slot][a.row]) - numbers.valueOf(slots[slot][b.row]);
      if (difference !== 0) return difference;
    }
    return code[a.row] < code[b.row] ? -1 : 1;
  }
}

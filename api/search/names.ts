import { readingsOf } from "./readings.ts";

/** How well a name answers a query; 0 is not at all. */
export const NAME = {
  exact: 90,
  exactPinyin: 85,
  exactInitials: 75,
  begins: 70,
  beginsPinyin: 60,
  begunInitials: 56,
  inside: 40,
  insidePinyin: 35,
};

/** More steps than any name needs: what is made to take longer is not found. */
const MOST_STEPS = 2000;

/**
 * Names, each kept once as the numbers of its characters, and found by any part of them, by pinyin, by initials, or by a
 * mixture: 张伟 is 张伟, 伟, zhangwei, zw, zhangw and 张w.
 */
export class Names {
  private readonly ids = new Map<string, number>();
  private readonly characterIds = new Map<string, number>();
  private readonly characters: string[] = [];
  private readonly readings: (readonly string[])[] = [];
  private letters = new Uint16Array(1024);
  private starts = new Uint32Array(256);
  private count = 0;

  constructor() {
    this.idOf("");
  }

  /** The number of `name`, which is joined already; 0 for none. */
  idOf(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.count++;
    this.ids.set(name, id);
    const from = this.starts[id];
    let at = from;
    for (const character of name) {
      if (at === this.letters.length) this.letters = grown(this.letters);
      this.letters[at++] = this.characterId(character);
    }
    if (id + 1 === this.starts.length) this.starts = grown(this.starts);
    this.starts[id + 1] = at;
    return id;
  }

  /** By number of the name: how well it answers `query`. */
  scores(query: string): Uint8Array {
    const scores = new Uint8Array(this.count);
    const mayBegin = Uint8Array.from(this.characters, (character) => (beginsLike(character, query) ? 1 : 0));
    const way = new Way(query, this.letters, this.characters, this.readings);
    const long = [...query].length > 1;
    for (let id = 1; id < this.count; id++) {
      const [from, to] = [this.starts[id], this.starts[id + 1]];
      for (let at = from; at < to; at++) {
        if (mayBegin[this.letters[at]] === 0) continue;
        const score = at === from ? scoreAtStart(way.best(at, to)) : scoreInside(way.best(at, to), long);
        if (score > scores[id]) scores[id] = score;
        if (at === from && score >= NAME.begunInitials) break;
      }
    }
    return scores;
  }

  private characterId(character: string): number {
    const known = this.characterIds.get(character);
    if (known !== undefined) return known;
    const id = this.characters.push(character) - 1;
    this.readings.push(readingsOf(character));
    if (id > 0xffff) throw new RangeError("more than 65536 different characters");
    this.characterIds.set(character, id);
    return id;
  }
}

/** Twice as long. */
export function grown<Column extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(
  column: Column,
): Column {
  const longer = new (column.constructor as new (length: number) => Column)(column.length * 2);
  longer.set(column);
  return longer;
}

const beginsLike = (character: string, query: string): boolean =>
  query.startsWith(character) || readingsOf(character).some((reading) => reading[0] === query[0]);

// A way through a name: 0 for none, otherwise a sum of these. Without the last, the larger is the better.
const FOUND = 1;
const WHOLE = 2;
const FULL = 4;
const LITERAL = 8;

const better = (one: number, other: number): number => ((other & 7) > (one & 7) ? other : one);

function scoreAtStart(way: number): number {
  if (way === 0) return 0;
  if (way & LITERAL) return way & WHOLE ? NAME.exact : NAME.begins;
  if (way & FULL) return way & WHOLE ? NAME.exactPinyin : NAME.beginsPinyin;
  return way & WHOLE ? NAME.exactInitials : NAME.begunInitials;
}

const scoreInside = (way: number, long: boolean): number =>
  way & LITERAL ? NAME.inside : long && way & FULL ? NAME.insidePinyin : 0;

/** Walks through a query and a name side by side. One for all names, and without objects: it is asked a hundred thousand times. */
class Way {
  private steps = 0;
  private end = 0;

  constructor(
    private readonly query: string,
    private readonly letters: Uint16Array,
    private readonly characters: readonly string[],
    private readonly readings: readonly (readonly string[])[],
  ) {}

  /** The best way from the letter `from` of a name that ends before `end`. */
  best(from: number, end: number): number {
    this.steps = 0;
    this.end = end;
    return this.walk(0, from);
  }

  private walk(at: number, letter: number): number {
    const { query } = this;
    if (at === query.length) return FOUND | FULL | LITERAL | (letter === this.end ? WHOLE : 0);
    if (letter === this.end || ++this.steps > MOST_STEPS) return 0;
    const id = this.letters[letter];
    const character = this.characters[id];
    if (query.startsWith(character, at)) return this.walk(at + character.length, letter + 1);
    let best = 0;
    for (const reading of this.readings[id]) {
      if (reading.charCodeAt(0) !== query.charCodeAt(at)) continue;
      if (query.startsWith(reading, at)) best = better(best, this.walk(at + reading.length, letter + 1) & ~LITERAL);
      if (reading.length > 1) best = better(best, this.walkInitials(reading, at, letter));
      if ((best & 6) === 6) return best;
    }
    return best;
  }

  /** The reading cut short: to its first letter, to zh, ch or sh, or to what is typed of it so far. */
  private walkInitials(reading: string, at: number, letter: number): number {
    const { query } = this;
    let best = this.walk(at + 1, letter + 1) & ~(LITERAL | FULL);
    if (reading[1] === "h" && query[at + 1] === "h") {
      best = better(best, this.walk(at + 2, letter + 1) & ~(LITERAL | FULL));
    }
    const left = query.length - at;
    if (left > 1 && left < reading.length && reading.startsWith(query.slice(at))) {
      best = better(best, FOUND | FULL | (letter + 1 === this.end ? WHOLE : 0));
    }
    return best;
  }
}

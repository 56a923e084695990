import { readingsOf } from "./readings.ts";

/** How well a name answers a query; 0 is not at all. */
export const NAME = {
  exact: 90,
  exactPinyin: 85,
  exactInitials: 75,
  begins: 70,
  beginsPinyin: 60,
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
    const long = [...query].length > 1;
    for (let id = 1; id < this.count; id++) {
      const [from, to] = [this.starts[id], this.starts[id + 1]];
      for (let at = from; at < to; at++) {
        if (mayBegin[this.letters[at]] === 0) continue;
        const score = this.score(query, from, at, to, long);
        if (score > scores[id]) scores[id] = score;
        if (at === from && score >= NAME.beginsPinyin) break;
      }
    }
    return scores;
  }

  private score(query: string, from: number, at: number, to: number, long: boolean): number {
    const way = new Way(query, (index) => (at + index < to ? this.characters[this.letters[at + index]] : ""));
    const best = way.best(to - at);
    if (best === null) return 0;
    if (at > from) return best.literal ? NAME.inside : long && best.full ? NAME.insidePinyin : 0;
    if (!best.whole) return best.literal ? NAME.begins : best.full ? NAME.beginsPinyin : NAME.beginsPinyin - 4;
    return best.literal ? NAME.exact : best.full ? NAME.exactPinyin : NAME.exactInitials;
  }

  private characterId(character: string): number {
    const known = this.characterIds.get(character);
    if (known !== undefined) return known;
    const id = this.characters.push(character) - 1;
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

type Found = { whole: boolean; literal: boolean; full: boolean };

/** One try to walk through a query and a name side by side. */
class Way {
  private steps = 0;

  constructor(
    private readonly query: string,
    private readonly characterAt: (index: number) => string,
  ) {}

  /** The best way, `length` characters being the whole name; null when there is none. */
  best(length: number, at = 0, index = 0): Found | null {
    if (at === this.query.length) return { whole: index === length, literal: true, full: true };
    const character = this.characterAt(index);
    if (character === "" || ++this.steps > MOST_STEPS) return null;
    if (this.query.startsWith(character, at)) return this.best(length, at + character.length, index + 1);
    let best: Found | null = null;
    for (const reading of readingsOf(character)) {
      for (const [taken, full] of this.takes(reading, at)) {
        const next = this.best(length, at + taken, index + 1);
        const found = next && { whole: next.whole, literal: false, full: full && next.full };
        if (found && (!best || rank(found) > rank(best))) best = found;
      }
    }
    return best;
  }

  /** How many letters of the query `reading` may take, and whether it is spoken in full. */
  private takes(reading: string, at: number): [taken: number, full: boolean][] {
    const { query } = this;
    if (query[at] !== reading[0]) return [];
    if (query.startsWith(reading, at))
      return reading.length > 1
        ? [
            [reading.length, true],
            [1, false],
          ]
        : [[1, true]];
    const left = query.length - at;
    const takes: [number, boolean][] = [[1, false]];
    if (/^[zcs]h/.test(reading) && query[at + 1] === "h") takes.push([2, false]);
    // the last syllable is still being typed
    if (left > 1 && reading.startsWith(query.slice(at))) takes.push([left, true]);
    return takes;
  }
}

const rank = ({ whole, full }: Found): number => (full ? 2 : 0) + (whole ? 1 : 0);

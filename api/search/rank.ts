import { SLOTS } from "../../domain/address.ts";
import type { Query } from "../../domain/search-query.ts";
import { askedOnce } from "./asked-once.ts";
import { codeBytes } from "./codes.ts";
import type { Table } from "./table.ts";
import { flagged, type HasName, type ReadyWord, readyWord, wordScores } from "./word-scores.ts";

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

const CODE = { exact: 100, begins: 62 };

/**
 * The rows of `table` that answer every word of `query`, the best first; at most `limit`. Among equals those whose address says
 * least beyond what was asked, then by the numbers of their address, as doors are counted.
 */
export function find(table: Table, query: Query, allowed: Allowed, areaHas: HasName, limit: number): Hit[] {
  // a word and its only piece are mostly the same
  const namesLike = askedOnce((name: string) => table.names.scores(name));
  const words = query.words.map((word) => readyWord(word, table, namesLike, areaHas));
  // small letters and capitals are alike
  const asked = codeBytes(query.code);
  const areas = askedOnce(allowed.area);
  const personal = flagged(table, allowed.personal);
  const answers = rowsAnswering(table, words, personal);
  table.codes.raise(answers, asked, CODE);
  const best = new Best(table, limit);
  const { id, area } = table;
  for (let row = 0; row < answers.length; row++) {
    const score = answers[row];
    if (score > 0 && id[row] !== 0 && best.wants(score) && areas(area[row])) best.add(row, score);
  }
  return best.rows.map(({ row, score }) => ({
    id: table.id[row],
    score,
    matched: table.codes.score(row, asked, CODE) > 0 ? ["code"] : matchedOf(table, words, row, personal),
  }));
}

/** By row: the score of the word that it answers worst; 0 when there is one that it does not answer, or its area alone answers. */
function rowsAnswering(table: Table, words: readonly ReadyWord[], personal: Uint8Array): Uint8Array {
  const least = new Uint8Array(table.length);
  if (words.length === 0) return least;
  const answered = new Uint8Array(table.length);
  let rows = new Uint32Array(table.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  for (const [nth, word] of words.entries()) {
    const { name, phone, address, own } = wordScores(word, table, rows, personal);
    let left = 0;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at];
      const score = Math.max(name[at], phone[at], address[at]);
      least[row] = nth === 0 ? score : Math.min(least[row], score);
      if (score === 0) continue;
      if (own[at] === 1) answered[row] = 1;
      rows[left++] = row;
    }
    rows = rows.subarray(0, left);
  }
  for (const row of rows) if (answered[row] === 0) least[row] = 0;
  return least;
}

function matchedOf(table: Table, words: readonly ReadyWord[], row: number, personal: Uint8Array): Matched[] {
  const matched = words.map((word): Matched => {
    const scores = wordScores(word, table, Uint32Array.of(row), personal);
    const [name, phone, address] = [scores.name[0], scores.phone[0], scores.address[0]];
    return name >= phone && name >= address ? "name" : phone >= address ? "phone" : "address";
  });
  return [...new Set(matched)];
}

/** The best rows so far, the best first. */
class Best {
  readonly rows: { row: number; score: number }[] = [];
  /** scores below it are no use any more */
  private least = 0;

  constructor(
    private readonly table: Table,
    private readonly limit: number,
  ) {}

  wants(score: number): boolean {
    return score >= this.least;
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
    if (this.rows.length === this.limit) this.least = this.rows[this.limit - 1].score;
  }

  private compare(a: { row: number; score: number }, b: { row: number; score: number }): number {
    if (a.score !== b.score) return b.score - a.score;
    const { slots, numbers, text, codes, filled } = this.table;
    // 3号楼 comes before its doors
    if (filled[a.row] !== filled[b.row]) return filled[a.row] - filled[b.row];
    if (text[a.row] !== text[b.row]) return this.table.texts.compare(text[a.row], text[b.row]);
    for (const slot of SLOTS) {
      const difference = numbers.valueOf(slots[slot][a.row]) - numbers.valueOf(slots[slot][b.row]);
      if (difference !== 0) return difference;
    }
    return codes.compare(a.row, b.row);
  }
}

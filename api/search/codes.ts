import { grown } from "./names.ts";

const text = new TextEncoder();
const read = new TextDecoder("utf-8", { ignoreBOM: true });

/** What was typed, as codes are kept. */
export const codeBytes = (typed: string): Uint8Array => text.encode(typed.toLowerCase());

/** What it is worth that a code is what was asked for, and that it begins with it. */
export type CodeWorth = { exact: number; begins: number };

/**
 * Codes by row, in small letters, their bytes side by side: of a string each, a collection of garbage would have to visit
 * every one, and what is asked meanwhile would wait for it.
 */
export class Codes {
  private bytes = new Uint8Array(1024);
  private used = 0;
  private starts = new Uint32Array(64);
  private ends = new Uint32Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** A new row, without a code. Gives its number. */
  add(): number {
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.starts[this.count] = this.used;
    this.ends[this.count] = this.used;
    return this.count++;
  }

  set(row: number, code: string): void {
    const bytes = codeBytes(code);
    if (bytes.length > this.ends[row] - this.starts[row]) {
      while (this.used + bytes.length > this.bytes.length) this.bytes = grown(this.bytes);
      this.starts[row] = this.used;
      this.used += bytes.length;
    }
    this.bytes.set(bytes, this.starts[row]);
    this.ends[row] = this.starts[row] + bytes.length;
  }

  /** How well the code of `row` answers `asked`, see `codeBytes`: one of `worth`; 0 when nothing was asked. */
  score(row: number, asked: Uint8Array, worth: CodeWorth): number {
    return scoreOf(this.bytes, this.starts[row], this.ends[row], asked, worth);
  }

  /** The same of every row, where that is more than it has in `scores`. */
  raise(scores: Uint8Array, asked: Uint8Array, worth: CodeWorth): void {
    // why: locals, since a loop may keep them in registers
    const { bytes, starts, ends, count } = this;
    for (let row = 0; row < count; row++) {
      const score = scoreOf(bytes, starts[row], ends[row], asked, worth);
      if (score > scores[row]) scores[row] = score;
    }
  }

  /** Which of two rows comes first by its code. */
  compare(one: number, other: number): number {
    const [a, b] = [this.of(one), this.of(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  }

  /** The code of `row`, in small letters. */
  private of(row: number): string {
    return read.decode(this.bytes.subarray(this.starts[row], this.ends[row]));
  }
}

function scoreOf(bytes: Uint8Array, start: number, end: number, asked: Uint8Array, worth: CodeWorth): number {
  if (asked.length === 0 || end - start < asked.length) return 0;
  // why from the last: codes of one area begin alike
  for (let at = asked.length - 1; at >= 0; at--) if (bytes[start + at] !== asked[at]) return 0;
  return end - start === asked.length ? worth.exact : worth.begins;
}

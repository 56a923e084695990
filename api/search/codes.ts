import { grown } from "./names.ts";

const text = new TextEncoder();
const read = new TextDecoder();

/** What was typed, as codes are kept. */
export const codeBytes = (typed: string): Uint8Array => text.encode(typed.toLowerCase());

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

  /** Whether the code of `row` begins with `asked`, see `codeBytes`. */
  begins(row: number, asked: Uint8Array): boolean {
    const { bytes } = this;
    const start = this.starts[row];
    if (this.ends[row] - start < asked.length) return false;
    for (let at = 0; at < asked.length; at++) if (bytes[start + at] !== asked[at]) return false;
    return true;
  }

  /** How many bytes the code of `row` has. */
  bytesOf(row: number): number {
    return this.ends[row] - this.starts[row];
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

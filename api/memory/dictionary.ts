/** Codes of a table in the order they were first met. An index, once given, keeps its meaning: only the code may be renamed. */
export class Dictionary {
  readonly codes: string[] = [];
  private readonly indexes = new Map<number, number>();

  /** With `withNone`, index 0 is "" and stands for id 0: no reference at all. */
  constructor(withNone = false) {
    if (withNone) this.learn(0, "");
  }

  /** Notes the code of row `id`; gives its index. */
  learn(id: number, code: string): number {
    const known = this.indexes.get(id);
    if (known !== undefined) {
      this.codes[known] = code;
      return known;
    }
    this.indexes.set(id, this.codes.length);
    return this.codes.push(code) - 1;
  }

  /** The index of row `id`; undefined when it was never met. */
  indexOf(id: number): number | undefined {
    return this.indexes.get(id);
  }

  /** The index of every id. Throws a RangeError for one that was never met. */
  indexesOf(ids: Int32Array): Uint16Array<ArrayBuffer> {
    const result = new Uint16Array(ids.length);
    for (let row = 0; row < ids.length; row++) {
      const index = this.indexes.get(ids[row]);
      if (index === undefined) throw new RangeError(`id ${ids[row]} is in no dictionary`);
      result[row] = index;
    }
    return result;
  }

  /** The same as bytes. Throws a RangeError for the 257th code: columns and tiles hold kinds in a byte. */
  bytesOf(ids: Int32Array): Uint8Array<ArrayBuffer> {
    const indexes = this.indexesOf(ids);
    if (indexes.some((index) => index > 255)) throw new RangeError(`more than 256 codes: ${this.codes.slice(0, 5)} …`);
    return Uint8Array.from(indexes);
  }

  /** True when every id is known. */
  hasAll(ids: Int32Array): boolean {
    return ids.every((id) => this.indexes.has(id));
  }
}

/** Texts of addresses, each kept once; few, since their numbers stand elsewhere. */
export class Texts {
  private readonly ids = new Map<string, number>();
  readonly all: string[] = [];

  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.all.push(text) - 1;
    this.ids.set(text, id);
    return id;
  }

  /** Shorter texts first. */
  compare(a: number, b: number): number {
    const [one, other] = [this.all[a], this.all[b]];
    return one.length - other.length || (one < other ? -1 : 1);
  }

  /** By id: how well the text answers `part`; 0 is not at all. */
  scores(part: string): Uint8Array {
    return Uint8Array.from(this.all, (text) => {
      if (text === part) return TEXT.exact;
      if (text.startsWith(part)) return TEXT.begins;
      return text.includes(part) ? TEXT.inside : 0;
    });
  }
}

const TEXT = { exact: 80, begins: 60, inside: 50 };

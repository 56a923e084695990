/** Numbers of addresses (501, 3a), each kept once. 0 is none. */
export class Numbers {
  private readonly ids = new Map<string, number>([["", 0]]);
  private readonly texts = [""];
  private readonly values = [0];

  idOf(text: string | undefined): number {
    if (!text) return 0;
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.push(text) - 1;
    this.values.push(Number.parseInt(text, 10) || 0);
    this.ids.set(text, id);
    return id;
  }

  /** By id: 2 for `text` itself, and with `open` 1 for what begins with it. */
  matches(text: string, open: boolean): Uint8Array {
    return Uint8Array.from(this.texts, (own) => (own === text ? 2 : open && own.startsWith(text) ? 1 : 0));
  }

  /** What it counts as, for the order of doors. */
  valueOf(id: number): number {
    return this.values[id];
  }
}

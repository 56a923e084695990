/** A tile as it was made: `stamp` says from what. */
export type KeptTile = {
  stamp: string;
  body: Uint8Array<ArrayBuffer> | null;
  gzipped: Promise<Uint8Array<ArrayBuffer>> | null;
};

/** Tiles at hand by number (stamps.ts), up to about `mostBytes`. */
export class KeptTiles {
  private readonly tiles = new Map<number, KeptTile>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  /** The tile as of `stamp`; made anew when it is not at hand. */
  get(key: number, stamp: string, make: () => Uint8Array<ArrayBuffer> | null): KeptTile {
    const known = this.tiles.get(key);
    if (known?.stamp === stamp) return known;
    if (known) this.forget(key, known);
    const made: KeptTile = { stamp, body: make(), gzipped: null };
    this.keep(key, made);
    return made;
  }

  forgetAll(): void {
    this.tiles.clear();
    this.bytes = 0;
  }

  // The first kept goes first: what is asked for often is kept by browsers anyway.
  private keep(key: number, tile: KeptTile): void {
    this.tiles.set(key, tile);
    this.bytes += sizeOf(tile);
    if (this.bytes <= this.mostBytes) return;
    // why a quarter at once: finding the first of a map again and again walks over all that went before it
    for (const [oldest, old] of this.tiles) {
      if (this.bytes <= this.mostBytes * 0.75) break;
      this.forget(oldest, old);
    }
  }

  private forget(key: number, tile: KeptTile): void {
    this.tiles.delete(key);
    this.bytes -= sizeOf(tile);
  }
}

/** A tile, about half as much again for its compressed form, and what keeping it takes. */
const sizeOf = ({ body }: KeptTile): number => 200 + (body?.length ?? 0) * 1.5;

/** A tile as it was made, and whether it stays at hand. */
export type KeptTile = {
  body: Uint8Array<ArrayBuffer> | null;
  gzipped: Promise<Uint8Array<ArrayBuffer>> | null;
  isKept: boolean;
};

/** What is known of a tile: as of which `stamp` it was asked for last, and itself when that was more than once. */
type Asked = { stamp: string; tile: KeptTile | null };

/**
 * Tiles at hand by number (stamps.ts), up to about `mostBytes`. One is kept when it is asked for a second time: browsers keep
 * theirs, so that most are asked for once, and what is dropped at once leaves room for others (cache on second hit: Maggs and
 * Sitaraman, Algorithmic Nuggets in Content Delivery, 2015, on Bloom filters).
 */
export class KeptTiles {
  private readonly tiles = new Map<number, Asked>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  /** The tile as of `stamp`, which says from what it is made; made anew when it is not at hand. */
  get(key: number, stamp: string, make: (isKept: boolean) => Uint8Array<ArrayBuffer> | null): KeptTile {
    const known = this.tiles.get(key);
    const isKept = known?.stamp === stamp;
    if (isKept && known.tile) return known.tile;
    if (known) this.forget(key, known);
    const tile: KeptTile = { body: make(isKept), gzipped: null, isKept };
    this.note(key, { stamp, tile: isKept ? tile : null });
    return tile;
  }

  forgetAll(): void {
    this.tiles.clear();
    this.bytes = 0;
  }

  // The first noted goes first: what is asked for often is kept by browsers anyway.
  private note(key: number, asked: Asked): void {
    this.tiles.set(key, asked);
    this.bytes += sizeOf(asked);
    if (this.bytes <= this.mostBytes) return;
    // why a quarter at once: finding the first of a map again and again walks over all that went before it
    for (const [oldest, old] of this.tiles) {
      if (this.bytes <= this.mostBytes * 0.75) break;
      this.forget(oldest, old);
    }
  }

  private forget(key: number, asked: Asked): void {
    this.tiles.delete(key);
    this.bytes -= sizeOf(asked);
  }
}

/** A tile, about half as much again for its compressed form, and what noting it takes. */
const sizeOf = ({ tile }: Asked): number => 200 + (tile?.body?.length ?? 0) * 1.5;

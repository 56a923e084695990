import type { Box } from "../memory/shapes.ts";

/** Tiles remembered one by one before all of a layer count as changed. */
const MOST = 100_000;

/** Tiles that one box may touch before the whole layer counts as changed. */
const MOST_OF_A_BOX = 5000;

/**
 * The version of every tile of a layer: the one it had when it was loaded, or that of the last change that touched it. So a
 * change of one point leaves all other tiles what they were, in our cache and in every browser's.
 */
export class TileStamps {
  private readonly changed = new Map<number, string>();

  constructor(
    /** version of all tiles that have not been touched */
    private base: string,
    private readonly zooms: { minzoom: number; maxzoom: number },
    /** how far a feature reaches into the tiles beside its own, in tile widths */
    private readonly reach: number,
  ) {}

  of(z: number, x: number, y: number): string {
    return this.changed.get(tileKey(z, x, y)) ?? this.base;
  }

  /** Gives the tiles that `boxes` touch a new version; all of them when null. True when it was all of them. */
  touch(boxes: readonly Box[] | null, version: string): boolean {
    const everywhere = boxes === null || this.changed.size > MOST || !boxes.every((box) => this.touchBox(box, version));
    if (everywhere) {
      this.base = version;
      this.changed.clear();
    }
    return everywhere;
  }

  private touchBox([left, top, right, bottom]: Box, version: string): boolean {
    let tiles = 0;
    for (let z = this.zooms.minzoom; z <= this.zooms.maxzoom; z++) {
      const size = 2 ** (32 - z);
      const last = 2 ** z - 1;
      const x0 = Math.max(0, Math.floor(left / size - this.reach));
      const x1 = Math.min(last, Math.floor(right / size + this.reach));
      const y0 = Math.max(0, Math.floor(top / size - this.reach));
      const y1 = Math.min(last, Math.floor(bottom / size + this.reach));
      tiles += (x1 - x0 + 1) * (y1 - y0 + 1);
      if (tiles > MOST_OF_A_BOX) return false;
      for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) this.changed.set(tileKey(z, x, y), version);
    }
    return true;
  }
}

/** One number for a tile of zoom ≤ 20. */
export const tileKey = (z: number, x: number, y: number): number => (z * 2 ** 20 + x) * 2 ** 20 + y;

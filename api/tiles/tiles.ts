import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { hasTag, IMMUTABLE, REVALIDATE } from "../http/kept-answer.ts";
import type { Changes } from "../live/changes.ts";
import { LAYERS, type TileLayer } from "./layers.ts";
import { TileStamps, tileKey } from "./stamps.ts";

const compress = promisify(gzip);

/** Raised when the same data makes other bytes: browsers keep tiles by version. */
const FORMAT = 1;

const CACHE_BYTES = 64 * 2 ** 20;
const TYPE = "application/vnd.mapbox-vector-tile";

type Tile = { stamp: string; body: Uint8Array<ArrayBuffer> | null; gzipped: Promise<Uint8Array<ArrayBuffer>> | null };

/** What is asked: `z/x/y` of a layer, and the headers that matter. */
export type TileQuestion = {
  z: number;
  x: number;
  y: number;
  /** the version the address names, or null */
  v: string | null;
  ifNoneMatch: string | null;
  acceptEncoding: string | null;
};

/** What a tile's request gets, before it becomes a response of one server or another. */
export type TileAnswer = {
  status: 200 | 204 | 304;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>> | null;
};

/** The tiles of one layer: made when asked for, kept until a change touches them. */
export class LayerTiles {
  private readonly stamps: TileStamps;
  private readonly kept = new Map<number, Tile>();
  private keptBytes = 0;

  constructor(
    readonly layer: TileLayer,
    private readonly changes: Changes,
  ) {
    this.stamps = new TileStamps(this.version, layer, layer.reach);
    changes.follow(({ touched }) => {
      const boxes = touched.get(layer.held);
      if (boxes === undefined) return;
      if (this.stamps.touch(boxes, this.version)) this.forgetAll();
    });
  }

  /** The version of the layer as a whole: what `?v=` has to say for a tile to be immutable. */
  get version(): string {
    return `${FORMAT}.${this.changes.memory.versions[this.layer.held]}`;
  }

  has(z: number, x: number, y: number): boolean {
    const { minzoom, maxzoom } = this.layer;
    return z >= minzoom && z <= maxzoom && x < 2 ** z && y < 2 ** z;
  }

  /** The answer for a tile that `has` says is there: 200, 204 where nothing is, or 304. */
  answer(question: TileQuestion): TileAnswer {
    const { z, x, y, v, ifNoneMatch, acceptEncoding } = question;
    const tile = this.tile(z, x, y);
    const etag = `"${tile.stamp}"`;
    const headers: Record<string, string> = {
      "content-type": TYPE,
      "cache-control": v === this.version ? IMMUTABLE : REVALIDATE,
      etag: `W/${etag}`,
      vary: "accept-encoding",
      "access-control-allow-origin": "*",
    };
    if (ifNoneMatch !== null && hasTag(ifNoneMatch, etag)) return { status: 304, headers, body: null };
    if (tile.body === null) return { status: 204, headers, body: null };
    if (tile.body.length < 500 || acceptEncoding === null || !acceptEncoding.includes("gzip")) {
      return { status: 200, headers, body: tile.body };
    }
    // why the lightest: a tile is made for one screen now and takes longer to compress than to make
    tile.gzipped ??= compress(tile.body, { level: 1 }) as Promise<Uint8Array<ArrayBuffer>>;
    headers["content-encoding"] = "gzip";
    return { status: 200, headers, body: tile.gzipped };
  }

  private tile(z: number, x: number, y: number): Tile {
    const key = tileKey(z, x, y);
    const stamp = this.stamps.of(z, x, y);
    const known = this.kept.get(key);
    if (known?.stamp === stamp) return known;
    if (known) this.forget(key, known);
    const made: Tile = { stamp, body: this.layer.tile(this.changes.memory, z, x, y), gzipped: null };
    this.keep(key, made);
    return made;
  }

  // The first kept goes first: what is asked for often is kept by browsers anyway.
  private keep(key: number, tile: Tile): void {
    this.kept.set(key, tile);
    this.keptBytes += sizeOf(tile);
    if (this.keptBytes <= CACHE_BYTES) return;
    // why a quarter at once: finding the first of a map again and again walks over all that went before it
    for (const [oldest, old] of this.kept) {
      if (this.keptBytes <= CACHE_BYTES * 0.75) break;
      this.forget(oldest, old);
    }
  }

  private forgetAll(): void {
    this.kept.clear();
    this.keptBytes = 0;
  }

  private forget(key: number, tile: Tile): void {
    this.kept.delete(key);
    this.keptBytes -= sizeOf(tile);
  }
}

/** A tile, about half as much again for its compressed form, and what keeping it takes. */
const sizeOf = ({ body }: Tile): number => 200 + (body?.length ?? 0) * 1.5;

/** The tiles of every layer, by its name. */
export const layerTiles = (changes: Changes): Map<string, LayerTiles> =>
  new Map(LAYERS.map((layer) => [layer.name, new LayerTiles(layer, changes)]));

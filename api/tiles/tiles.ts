import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Sight, sightKey } from "../access/sight.ts";
import { scopedVersion, type Views } from "../access/views.ts";
import { hasTag, OWN_IMMUTABLE, OWN_REVALIDATE, OWN_VARY } from "../http/kept-answer.ts";
import type { Changes } from "../live/changes.ts";
import type { Memory } from "../memory/memory.ts";
import { RecentlyUsed } from "../memory/recently-used.ts";
import { type KeptTile, KeptTiles } from "./kept-tiles.ts";
import { LAYERS, type TileLayer } from "./layers.ts";
import { TileStamps, tileKey } from "./stamps.ts";
import { OWN_MEMORY, PassingMemory } from "./tile-memory.ts";

const compress = promisify(gzip);

/** Raised when the same data makes other bytes: browsers keep tiles by version. */
const FORMAT = 1;

/** What each layer keeps: for those who see everything, and for each of the scopes asked for last. */
const CACHE_BYTES = 64 * 2 ** 20;
const SCOPE_BYTES = 4 * 2 ** 20;
const MOST_SCOPES = 8;

const TYPE = "application/vnd.mapbox-vector-tile";

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
  /** to be called when the body has been sent: its memory is used again then, so never earlier, and once only */
  sent?: () => void;
};

/** For all layers: a tile is on its way for a moment. */
const passing = new PassingMemory();

/** The tiles of one layer: made when asked for, kept until a change touches them. */
export class LayerTiles {
  private readonly memory: Memory;
  private readonly stamps: TileStamps;
  private readonly kept = new KeptTiles(CACHE_BYTES);
  private readonly keptByScope = new RecentlyUsed<KeptTiles>(MOST_SCOPES);

  constructor(
    readonly layer: TileLayer,
    changes: Changes,
    private readonly views: Views,
  ) {
    this.memory = changes.memory;
    this.stamps = new TileStamps(this.version(""), layer, layer.reach);
    changes.follow(({ touched }) => {
      const boxes = touched.get(layer.held);
      if (boxes === undefined || !this.stamps.touch(boxes, this.version(""))) return;
      this.kept.forgetAll();
      this.keptByScope.clear();
    });
  }

  /** The version of the layer as a whole for those who see as much: what `?v=` has to say for a tile to be immutable. */
  versionFor(sight: Sight): string {
    return this.version(sightKey(sight, this.layer.depends));
  }

  private version(key: string): string {
    return scopedVersion(this.memory, `${FORMAT}.${this.memory.versions[this.layer.held]}`, key);
  }

  has(z: number, x: number, y: number): boolean {
    const { minzoom, maxzoom } = this.layer;
    return z >= minzoom && z <= maxzoom && x < 2 ** z && y < 2 ** z;
  }

  /** The answer for a tile that `has` says is there, as far as `sight` goes: 200, 204 where nothing is, or 304. */
  answer(question: TileQuestion, sight: Sight): TileAnswer {
    const { z, x, y, v, ifNoneMatch, acceptEncoding } = question;
    const key = sightKey(sight, this.layer.depends);
    const stamp = scopedVersion(this.memory, this.stamps.of(z, x, y), key);
    const etag = `"${stamp}"`;
    const headers: Record<string, string> = {
      "content-type": TYPE,
      "cache-control": v === this.version(key) ? OWN_IMMUTABLE : OWN_REVALIDATE,
      etag: `W/${etag}`,
      vary: OWN_VARY,
      "x-content-type-options": "nosniff",
    };
    if (ifNoneMatch !== null && hasTag(ifNoneMatch, etag)) return { status: 304, headers, body: null };
    const tile = this.tile(question, sight, key, stamp);
    const { body, isKept } = tile;
    if (body === null) return { status: 204, headers, body };
    const giveBack = () => passing.giveBack(body);
    if (body.length < 500 || acceptEncoding === null || !acceptEncoding.includes("gzip")) {
      return { status: 200, headers, body, ...(isKept ? {} : { sent: giveBack }) };
    }
    headers["content-encoding"] = "gzip";
    if (tile.gzipped === null) {
      // why the lightest: a tile is made for one screen now and takes longer to compress than to make
      tile.gzipped = compress(body, { level: 1 }) as Promise<Uint8Array<ArrayBuffer>>;
      if (!isKept) tile.gzipped.then(giveBack, giveBack);
    }
    return { status: 200, headers, body: tile.gzipped };
  }

  private tile({ z, x, y }: TileQuestion, sight: Sight, key: string, stamp: string): KeptTile {
    const kept = key === "" ? this.kept : this.keptByScope.get(key, () => new KeptTiles(SCOPE_BYTES));
    return kept.get(tileKey(z, x, y), stamp, (isKept) =>
      this.layer.tile(this.views.of(sight), z, x, y, isKept ? OWN_MEMORY : passing.allocate),
    );
  }
}

/** The tiles of every layer, by its name. */
export const layerTiles = (changes: Changes, views: Views): Map<string, LayerTiles> =>
  new Map(LAYERS.map((layer) => [layer.name, new LayerTiles(layer, changes, views)]));

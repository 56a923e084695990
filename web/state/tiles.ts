import type { Bounds } from "../../domain/position.ts";

/** Layers of the base map. */
export const TILE_LAYERS = ["areas", "roads", "buildings", "places"] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

/** `url` is absolute, with {z}, {x}, {y} and the version in it. */
export type TileSource = { url: string; minZoom: number; maxZoom: number; bounds?: Bounds };
export type TileSources = Readonly<Record<TileLayer, TileSource | null>>;

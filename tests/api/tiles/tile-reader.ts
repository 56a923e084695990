import { VectorTile, type VectorTileFeature } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { mercatorX, mercatorY } from "../../../domain/mercator.ts";

/** One feature as a test compares it: its id, its properties, its rings or lines in steps of 4096 to the tile. */
export type Read = { id: number; properties: Record<string, unknown>; geometry: [number, number][][] };

/** The features of the only layer of a tile; none for an empty body. Throws when the layer has another name. */
export function readTile(bytes: Uint8Array, layer: string): Read[] {
  if (bytes.length === 0) return [];
  const { layers } = new VectorTile(new PbfReader(bytes));
  if (Object.keys(layers).join() !== layer) throw new Error(`layers ${Object.keys(layers)}, expected ${layer}`);
  return Array.from({ length: layers[layer].length }, (_, index) => read(layers[layer].feature(index)));
}

const read = (feature: VectorTileFeature): Read => ({
  id: feature.id!,
  properties: { ...feature.properties },
  geometry: feature.loadGeometry().map((part) => part.map(({ x, y }): [number, number] => [x, y])),
});

/** The tile a position is in, and where in it: the formula of every web map, written out again. */
export function tileOf(lng: number, lat: number, z: number): { x: number; y: number; step: [number, number] } {
  const [right, down] = [mercatorX(lng) * 2 ** z, mercatorY(lat) * 2 ** z];
  const [x, y] = [Math.floor(right), Math.floor(down)];
  return { x, y, step: [Math.floor((right - x) * 4096), Math.floor((down - y) * 4096)] };
}

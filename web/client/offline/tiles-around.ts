import { mercatorX, mercatorY } from "../../../domain/mercator.ts";
import type { Bounds } from "../../../domain/position.ts";

/** The tiles z/x/y that `bounds` touches, from `minZoom` to `maxZoom`, the farthest out first. */
export function tilesAround([west, south, east, north]: Bounds, minZoom: number, maxZoom: number): string[] {
  const tiles: string[] = [];
  for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
    const size = 2 ** zoom;
    const index = (share: number) => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
    for (let x = index(mercatorX(west)); x <= index(mercatorX(east)); x++) {
      for (let y = index(mercatorY(north)); y <= index(mercatorY(south)); y++) tiles.push(`${zoom}/${x}/${y}`);
    }
  }
  return tiles;
}

import { mercatorX, mercatorY } from "../../../domain/mercator.ts";
import type { Position } from "../../../domain/position.ts";

/** How far around a door the ground is shown with it, in tile widths. */
const AROUND = 0.25;

/** The tiles z/x/y in which the ground right around one of `doors` lies, from `minZoom` to `maxZoom`, the farthest out first. */
export function tilesAround(doors: readonly Position[], minZoom: number, maxZoom: number): string[] {
  const tiles = new Set<string>();
  for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
    const size = 2 ** zoom;
    const indices = (share: number) =>
      new Set(
        [share * size - AROUND, share * size + AROUND].map((at) => Math.min(size - 1, Math.max(0, Math.floor(at)))),
      );
    for (const [lng, lat] of doors) {
      for (const x of indices(mercatorX(lng))) for (const y of indices(mercatorY(lat))) tiles.add(`${zoom}/${x}/${y}`);
    }
  }
  return [...tiles];
}

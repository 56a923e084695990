import { mercatorX, mercatorY } from "../../../domain/mercator.ts";
import type { Position } from "../../../domain/position.ts";
import type { Camera } from "../camera.ts";

/** Pixels from the map's upper left corner at which `position` is seen; the map lies flat with north on top. */
export function onScreen(position: Position, { bounds, widthPx, heightPx }: Camera): [x: number, y: number] {
  const [west, south, east, north] = bounds;
  const share = (value: number, from: number, to: number) => (value - from) / (to - from);
  return [
    share(mercatorX(position[0]), mercatorX(west), mercatorX(east)) * widthPx,
    share(mercatorY(position[1]), mercatorY(north), mercatorY(south)) * heightPx,
  ];
}

const WORLD_TURN = 360;

/** The position seen at a pixel: the inverse of `onScreen`. */
export function positionAt([x, y]: readonly [number, number], { bounds, widthPx, heightPx }: Camera): Position {
  const [west, south, east, north] = bounds;
  const top = mercatorY(north);
  const down = top + (y / heightPx) * (mercatorY(south) - top);
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180) / Math.PI;
  return [west + (x / widthPx) * (east - west), Math.max(-WORLD_TURN / 4, Math.min(WORLD_TURN / 4, lat))];
}

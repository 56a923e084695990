import { type AreaId, cellsIn, type LayoutLevel } from "../../../domain/layout/layout.ts";
import type { Bounds } from "../../../domain/position.ts";
import type { Ground } from "../../layout-editor/ground.ts";
import type { Work } from "./editor.ts";

/** The bounds of the whole community. */
export const boundsOfGround = (ground: Ground): Bounds => boundsOf(ground, ground.rings.keys());

/** The bounds of areas of a level; null where they have no ground. */
export function boundsOfAreas({ ground, draft }: Work, level: LayoutLevel, areas: readonly AreaId[]): Bounds | null {
  const cells = areas.flatMap((area) => cellsIn(draft.layout, level, area));
  return cells.length === 0 ? null : boundsOf(ground, cells);
}

/** The bounds of cells. */
function boundsOf(ground: Ground, cells: Iterable<number>): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of cells) {
    const [outer] = ground.rings[cell];
    for (let i = 0; i < outer.length; i += 2) {
      west = Math.min(west, outer[i]);
      east = Math.max(east, outer[i]);
      south = Math.min(south, outer[i + 1]);
      north = Math.max(north, outer[i + 1]);
    }
  }
  const [low, high] = [ground.positionOf([west, south]), ground.positionOf([east, north])];
  return [low[0], low[1], high[0], high[1]];
}

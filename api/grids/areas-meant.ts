import { idsIn, liesIn, type Scope } from "../access/viewer.ts";
import type { Areas } from "./areas.ts";

/** Ids of areas that lie in `scope` and in the area with the code `grid`, where one is given; undefined where neither bounds. */
export function areasMeant(areas: Areas, scope: Scope, grid: string | undefined): readonly number[] | undefined {
  if (grid === undefined) return scope.areas === null ? undefined : idsIn(areas, scope);
  const within = idsIn(areas, { key: grid, areas: [areas.withCode(grid)!.id] });
  return scope.areas === null ? within : within.filter((id) => liesIn(areas, id, scope));
}

import type { WalkOutside } from "../../domain/walk.ts";
import { liesIn, type Scope } from "../access/viewer.ts";
import type { Memory } from "../memory/memory.ts";

/**
 * How many households there are and how many of them are outside: in all, and by each area of any level that lies in `scope` as a
 * whole. `grid` is the microgrid of each row, as an index into memory's dictionary.
 */
export function outsideByArea(
  { areas, areaCodes }: Pick<Memory, "areas" | "areaCodes">,
  scope: Scope,
  grid: ArrayLike<number>,
  isOutside: (row: number) => boolean,
): Pick<WalkOutside, "households" | "outside" | "areas"> {
  const all = new Uint32Array(areaCodes.codes.length);
  const out = new Uint32Array(areaCodes.codes.length);
  let outside = 0;
  for (let row = 0; row < grid.length; row++) {
    all[grid[row]]++;
    if (!isOutside(row)) continue;
    out[grid[row]]++;
    outside++;
  }
  const sums = new Map<string, { code: string; households: number; outside: number }>();
  for (const area of areas.all()) {
    const index = areaCodes.indexOf(area.id);
    if (index === undefined || all[index] === 0) continue;
    for (const { id, code } of areas.lineage(area)) {
      if (!liesIn(areas, id, scope)) continue;
      const sum = sums.get(code) ?? { code, households: 0, outside: 0 };
      sum.households += all[index];
      sum.outside += out[index];
      sums.set(code, sum);
    }
  }
  const byCode = [...sums.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  return { households: grid.length, outside, areas: byCode };
}

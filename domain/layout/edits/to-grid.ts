import type { Patch } from "../edit.ts";
import { OUTSIDE } from "../fabric.ts";
import type { AreaId, Draft, Layout, Microgrid } from "../layout.ts";
import { across, topologyOf } from "../topology.ts";

/** What a grid takes: cells for its microgrids, and microgrids as they are. */
export type Taking = {
  readonly cells: Map<AreaId, number[]>;
  readonly microgrids: Map<AreaId, Microgrid>;
  /** cells for which the grid has no microgrid */
  readonly homeless: number[];
};

/**
 * What happens when `grid` takes `cells`: microgrids of which it takes every cell come along as they are; every other cell goes to the microgrid
 * of the grid that it borders on longest, counted from the border inwards.
 */
export function takeToGrid(draft: Draft, cells: Iterable<number>, grid: AreaId): Taking {
  const { layout } = draft;
  const taken = new Set<number>();
  for (const cell of cells) {
    if (layout.microgrids.get(layout.microgridOf[cell])!.grid !== grid) taken.add(cell);
  }
  const microgrids = new Map<AreaId, Microgrid>();
  for (const id of wholeMicrogrids(layout, taken)) microgrids.set(id, { ...layout.microgrids.get(id)!, grid });
  const rest = [...taken].filter((cell) => !microgrids.has(layout.microgridOf[cell])).sort((a, b) => a - b);
  const { given, left } = giveToNeighbours(draft, rest, (cell) => {
    const microgrid = layout.microgridOf[cell];
    return microgrids.has(microgrid) || (!taken.has(cell) && layout.microgrids.get(microgrid)!.grid === grid)
      ? microgrid
      : null;
  });
  return { cells: given, microgrids, homeless: left };
}

/** The patch of a taking. */
export const patchOf = ({ cells, microgrids }: Taking): Patch => ({
  cells: [...cells],
  microgrids: [...microgrids],
});

/** Microgrids with cells, all of which are in `cells`. */
export function wholeMicrogrids({ microgridOf }: Layout, cells: ReadonlySet<number>): Set<AreaId> {
  const whole = new Set<AreaId>();
  for (const cell of cells) whole.add(microgridOf[cell]);
  for (let cell = 0; cell < microgridOf.length; cell++) if (!cells.has(cell)) whole.delete(microgridOf[cell]);
  return whole;
}

/** Gives each cell to the area it borders on longest, in rounds from those `areaOf` knows inwards. `left`: cells that nothing reaches. */
function giveToNeighbours({ fabric }: Draft, cells: readonly number[], areaOf: (cell: number) => AreaId | null) {
  const topology = topologyOf(fabric);
  const given = new Map<AreaId, number[]>();
  const home = new Map<number, AreaId>();
  const waiting = new Set(cells);
  let round = cells;
  while (round.length > 0) {
    const found: [number, AreaId][] = [];
    for (const cell of round) {
      const shared = new Map<AreaId, number>();
      for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
        const other = across(fabric.arcs, topology.arcs[i], cell);
        const area = other === OUTSIDE ? null : (home.get(other) ?? (waiting.has(other) ? null : areaOf(other)));
        if (area !== null) shared.set(area, (shared.get(area) ?? 0) + lengthOf(fabric, topology.arcs[i]));
      }
      const [best] = [...shared].sort(([a, x], [b, y]) => y - x || a - b);
      if (best) found.push([cell, best[0]]);
    }
    for (const [cell, area] of found) {
      home.set(cell, area);
      waiting.delete(cell);
      addTo(given, area, cell);
    }
    round = found.length > 0 ? [...waiting] : [];
  }
  return { given, left: [...waiting] };
}

/** Adds `cell` to what `area` is given. */
export function addTo(given: Map<AreaId, number[]>, area: AreaId, cell: number): void {
  const cells = given.get(area);
  if (cells) cells.push(cell);
  else given.set(area, [cell]);
}

/** Length of an arc in lattice units. */
function lengthOf({ x, y, arcs }: Draft["fabric"], arc: number): number {
  let length = 0;
  for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++)
    length += Math.hypot(x[v + 1] - x[v], y[v + 1] - y[v]);
  return length;
}

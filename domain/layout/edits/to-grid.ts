import type { Patch } from "../edit.ts";
import { type Fabric, OUTSIDE } from "../fabric.ts";
import { type AreaId, addTo, type Draft, gridOf, type Layout, type Microgrid } from "../layout.ts";
import { across, topologyOf } from "../topology.ts";

/** What grids take: cells for their microgrids, and microgrids as they are. */
export type Taking = {
  readonly cells: Map<AreaId, number[]>;
  readonly microgrids: Map<AreaId, Microgrid>;
  /** cells for which their grid has no microgrid within reach */
  readonly homeless: number[];
};

/**
 * What happens when cells go to grids: a microgrid of which every cell goes to one grid comes along as it is; every other cell goes to the
 * microgrid of its new grid that it borders on longest, counted from the border inwards. `gridFor`: the grid each of the cells goes to.
 */
export function takeToGrids(draft: Draft, gridFor: ReadonlyMap<number, AreaId>): Taking {
  const { layout } = draft;
  const moved = new Map([...gridFor].filter(([cell, grid]) => gridOf(layout, cell) !== grid));
  const microgrids = new Map<AreaId, Microgrid>();
  for (const id of wholeMicrogrids(layout, moved)) {
    const grid = moved.get(layout.microgridOf.indexOf(id))!;
    microgrids.set(id, { ...layout.microgrids.get(id)!, grid });
  }
  const waiting = new Map<number, AreaId>();
  for (const [cell, grid] of [...moved].sort(([a], [b]) => a - b)) {
    if (!microgrids.has(layout.microgridOf[cell])) waiting.set(cell, grid);
  }
  const cells = giveToNeighbours(draft, waiting, (cell) => {
    const microgrid = layout.microgridOf[cell];
    return { microgrid, grid: (microgrids.get(microgrid) ?? layout.microgrids.get(microgrid)!).grid };
  });
  return { cells, microgrids, homeless: [...waiting.keys()] };
}

/** The patch of a taking. */
export const patchOf = ({ cells, microgrids }: Taking): Patch => ({ cells: [...cells], microgrids: [...microgrids] });

/** Microgrids of which every cell goes to one and the same place. */
export function wholeMicrogrids({ microgridOf }: Layout, moved: ReadonlyMap<number, unknown>): Set<AreaId> {
  const goesTo = new Map<AreaId, unknown>();
  for (const [cell, place] of moved) goesTo.set(microgridOf[cell], place);
  for (let cell = 0; cell < microgridOf.length; cell++) {
    if (moved.get(cell) !== goesTo.get(microgridOf[cell])) goesTo.delete(microgridOf[cell]);
  }
  return new Set(goesTo.keys());
}

type Home = { microgrid: AreaId; grid: AreaId };

/** Gives waiting cells their microgrids, in rounds from `settled` ones inwards; those that nothing reaches are left waiting. */
function giveToNeighbours({ fabric }: Draft, waiting: Map<number, AreaId>, settled: (cell: number) => Home) {
  const topology = topologyOf(fabric);
  const given = new Map<AreaId, number[]>();
  const homes = new Map<number, AreaId>();
  const homeBeside = (cell: number, grid: AreaId): AreaId | null => {
    const shared = new Map<AreaId, number>();
    for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
      const other = across(fabric.arcs, topology.arcs[i], cell);
      if (other === OUTSIDE || waiting.has(other)) continue;
      const home = settled(other);
      const microgrid = homes.get(other) ?? home.microgrid;
      const isThere = homes.has(other) ? gridGiven.get(other) === grid : home.grid === grid;
      if (isThere) shared.set(microgrid, (shared.get(microgrid) ?? 0) + lengthOf(fabric, topology.arcs[i]));
    }
    const [best] = [...shared].sort(([a, x], [b, y]) => y - x || a - b);
    return best ? best[0] : null;
  };
  const gridGiven = new Map<number, AreaId>();
  for (let isMoving = true; isMoving; ) {
    const found = [...waiting].map(([cell, grid]) => [cell, grid, homeBeside(cell, grid)] as const);
    isMoving = false;
    for (const [cell, grid, microgrid] of found) {
      if (microgrid === null) continue;
      isMoving = true;
      waiting.delete(cell);
      homes.set(cell, microgrid);
      gridGiven.set(cell, grid);
      addTo(given, microgrid, cell);
    }
  }
  return given;
}

/** Length of an arc in lattice units. */
function lengthOf({ x, y, arcs }: Fabric, arc: number): number {
  let length = 0;
  for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++)
    length += Math.hypot(x[v + 1] - x[v], y[v + 1] - y[v]);
  return length;
}

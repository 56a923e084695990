import {
  type Applied,
  type ArcRow,
  type CellRow,
  isRefusal,
  type Patch,
  type PatchEdit,
  type Refusal,
} from "./edit.ts";
import { patchFabric } from "./fabric-patch.ts";
import { type AreaId, addTo, type Draft, type Grid, inOrder, type Layout, type Microgrid } from "./layout.ts";

/**
 * `draft` with `patch`, and both directions of what really changed, in one order whatever the order asked. Refused where the patch
 * names what is not there or would leave a cell without a microgrid, a microgrid without a grid.
 */
export function applyPatch(draft: Draft, patch: Patch): Applied | Refusal {
  const fabric = patch.fabric ? patchFabric(draft.fabric, draft.loads, patch.fabric) : null;
  if (fabric && isRefusal(fabric)) return fabric;
  const before = draft.layout;
  const cells = patchCells(before.microgridOf, fabric?.fabric.cells.length ?? before.microgridOf.length, patch.cells);
  if (isRefusal(cells)) return cells;
  const microgrids = patchTable(before.microgrids, patch.microgrids);
  const grids = patchTable(before.grids, patch.grids);
  const layout = { microgridOf: cells.microgridOf, microgrids: microgrids.table, grids: grids.table };
  const fault = dangling(layout, cells.isWhole || microgrids.isSmaller);
  if (fault) return fault;
  const edit = (direction: "done" | "undo"): PatchEdit => ({
    kind: "patch",
    ...(cells[direction].length > 0 && { cells: cells[direction] }),
    ...(microgrids[direction].length > 0 && { microgrids: microgrids[direction] }),
    ...(grids[direction].length > 0 && { grids: grids[direction] }),
    ...(fabric && { fabric: fabric[direction] }),
  });
  return {
    draft: { fabric: fabric?.fabric ?? draft.fabric, loads: fabric?.loads ?? draft.loads, layout },
    done: edit("done"),
    undo: edit("undo"),
  };
}

/** Whether a patch changes nothing. */
export const isEmptyPatch = ({ cells, microgrids, grids, fabric }: Patch): boolean =>
  !cells?.length && !microgrids?.length && !grids?.length && !fabric;

/** One patch for several, each made on what the one before gave: the last word on a row counts. */
export function joinPatches(patches: readonly Patch[]): PatchEdit {
  const [cells, microgrids, grids] = [
    new Map<number, AreaId>(),
    new Map<AreaId, Microgrid | null>(),
    new Map<AreaId, Grid | null>(),
  ];
  const fabric = { arcs: new Map<number, ArcRow | null>(), cells: new Map<number, CellRow | null>() };
  for (const patch of patches) {
    for (const [to, moved] of patch.cells ?? []) for (const cell of moved) cells.set(cell, to);
    for (const [id, row] of patch.microgrids ?? []) microgrids.set(id, row);
    for (const [id, row] of patch.grids ?? []) grids.set(id, row);
    for (const [arc, row] of patch.fabric?.arcs ?? []) fabric.arcs.set(arc, row);
    for (const [cell, row] of patch.fabric?.cells ?? []) fabric.cells.set(cell, row);
  }
  const moves = new Map<AreaId, number[]>();
  for (const [cell, to] of cells) if (fabric.cells.get(cell) !== null) addTo(moves, to, cell);
  return {
    kind: "patch",
    ...(moves.size > 0 && { cells: rows(moves) }),
    ...(microgrids.size > 0 && { microgrids: [...microgrids] }),
    ...(grids.size > 0 && { grids: [...grids] }),
    ...(fabric.arcs.size + fabric.cells.size > 0 && {
      fabric: { arcs: [...fabric.arcs], cells: [...fabric.cells] },
    }),
  };
}

type CellMoves = [AreaId, number[]][];

function patchCells(before: Uint32Array, length: number, moves: Patch["cells"] = []) {
  const microgridOf = new Uint32Array(length);
  microgridOf.set(before.length > length ? before.subarray(0, length) : before);
  for (const [to, cells] of moves) {
    for (const cell of cells) {
      if (!(Number.isInteger(cell) && cell >= 0 && cell < length)) return { refused: "unknown-cell" } as Refusal;
      microgridOf[cell] = to;
    }
  }
  const [done, undo] = [new Map<AreaId, number[]>(), new Map<AreaId, number[]>()];
  for (let cell = 0; cell < Math.max(length, before.length); cell++) {
    if (cell < length && cell < before.length && microgridOf[cell] === before[cell]) continue;
    if (cell < length) addTo(done, microgridOf[cell], cell);
    if (cell < before.length) addTo(undo, before[cell], cell);
  }
  return { microgridOf, isWhole: length > before.length || moves.length > 0, done: rows(done), undo: rows(undo) };
}

const rows = (moves: Map<AreaId, number[]>): CellMoves => [...moves].sort(([a], [b]) => a - b);

function patchTable<T>(before: ReadonlyMap<AreaId, T>, changes: readonly (readonly [AreaId, T | null])[] = []) {
  if (changes.length === 0) return { table: before, isSmaller: false, done: [], undo: [] };
  const table = new Map(before);
  const changed = new Set<AreaId>();
  for (const [id, row] of changes) {
    changed.add(id);
    if (row === null) table.delete(id);
    else table.set(id, row);
  }
  const ids = [...changed]
    .filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(table.get(id)))
    .sort((a, b) => a - b);
  return {
    table: inOrder(table),
    isSmaller: ids.some((id) => !table.has(id)),
    done: ids.map((id): [AreaId, T | null] => [id, table.get(id) ?? null]),
    undo: ids.map((id): [AreaId, T | null] => [id, before.get(id) ?? null]),
  };
}

/** What names an area that is not there. */
function dangling({ microgridOf, microgrids, grids }: Layout, hasCellsToCheck: boolean): Refusal | null {
  for (const { grid } of microgrids.values()) if (!grids.has(grid)) return { refused: "unknown-area", areas: [grid] };
  if (!hasCellsToCheck) return null;
  let last = -1;
  for (const microgrid of microgridOf) {
    if (microgrid === last) continue;
    if (!microgrids.has(microgrid)) return { refused: "unknown-area", areas: [microgrid] };
    last = microgrid;
  }
  return null;
}

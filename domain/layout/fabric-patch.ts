import type { ArcRow, CellRow, FabricPatch, Refusal } from "./edit.ts";
import { ARC_KINDS, type ArcTable, type CellLoads, type CellTable, type Fabric } from "./fabric.ts";
import { arcRow, cellRow, inPlace, type Rows } from "./fabric-rows.ts";
import { soundnessFault } from "./fabric-soundness.ts";

export type PatchedFabric = { fabric: Fabric; loads: CellLoads; done: FabricPatch; undo: FabricPatch };

/**
 * `fabric` with the rows of `patch`, and the rows both ways. Refused where it would not be sound any more: arcs that cross, a moved community
 * border, a cell without area or one whose building is no longer in it. New cells have no households.
 */
export function patchFabric(fabric: Fabric, loads: CellLoads, patch: FabricPatch): PatchedFabric | Refusal {
  const drawn = redraw(fabric, patch);
  if (!drawn) return { refused: "malformed" };
  const { arcs, cells, next } = drawn;
  const fault = soundnessFault(fabric, next, loads, arcs, cells);
  if (fault) return fault;
  const rowsOf = (on: Fabric): FabricPatch => ({
    arcs: arcs.rows.map(([arc]) => [arc, arc < on.arcs.length ? arcRow(on, arc) : null]),
    cells: cells.rows.map(([cell]) => [cell, cell < on.cells.length ? cellRow(on, cell) : null]),
  });
  return { fabric: next, loads: patchLoads(loads, cells.length), done: rowsOf(next), undo: rowsOf(fabric) };
}

type Redrawn = { next: Fabric; arcs: Rows<ArcRow>; cells: Rows<CellRow> };

/** `fabric` with the rows of `patch`, whether it is sound or not, the areas of its cells as they were; null where rows do not fit. */
export function redraw(fabric: Fabric, patch: FabricPatch): Redrawn | null {
  const arcs = inPlace(patch.arcs, fabric.arcs.length);
  const cells = inPlace(patch.cells, fabric.cells.length);
  if (!arcs || !cells || arcs.rows.some(([, row]) => row && !isArcRow(row))) return null;
  const { x, y, start } = patchLines(fabric, arcs);
  const tables = { arcs: patchArcs(fabric.arcs, arcs, start), cells: patchCells(fabric.cells, cells) };
  return { next: { origin: fabric.origin, x, y, ...tables }, arcs, cells };
}

const isArcRow = ({ line, kind }: ArcRow): boolean =>
  line.length >= 4 &&
  line.length % 2 === 0 &&
  line.every((value) => Number.isInteger(value)) &&
  ARC_KINDS.includes(kind);

function patchLines({ x, y, arcs }: Fabric, { rows, length }: Rows<ArcRow>) {
  const start = new Uint32Array(length + 1);
  for (let arc = 0; arc < Math.min(length, arcs.length); arc++) start[arc + 1] = arcs.start[arc + 1] - arcs.start[arc];
  for (const [arc, row] of rows) if (row) start[arc + 1] = row.line.length / 2;
  for (let arc = 0; arc < length; arc++) start[arc + 1] += start[arc];
  const next = { x: new Int32Array(start[length]), y: new Int32Array(start[length]), start };
  let copied = 0;
  const copyUntil = (arc: number) => {
    const [from, to] = [arcs.start[Math.min(copied, arcs.length)], arcs.start[Math.min(arc, arcs.length)]];
    if (to > from) {
      next.x.set(x.subarray(from, to), start[copied]);
      next.y.set(y.subarray(from, to), start[copied]);
    }
    copied = arc + 1;
  };
  for (const [arc, row] of rows) {
    if (arc >= length) continue;
    copyUntil(arc);
    for (let i = 0; row && i < row.line.length; i += 2) {
      next.x[start[arc] + i / 2] = row.line[i];
      next.y[start[arc] + i / 2] = row.line[i + 1];
    }
  }
  copyUntil(length);
  return next;
}

function patchArcs(arcs: ArcTable, { rows, length }: Rows<ArcRow>, start: Uint32Array): ArcTable {
  const isSame = (arc: number, row: ArcRow | null) =>
    row !== null &&
    arc < arcs.length &&
    row.from === arcs.from[arc] &&
    row.to === arcs.to[arc] &&
    row.left === arcs.left[arc] &&
    row.right === arcs.right[arc] &&
    ARC_KINDS[arcs.kind[arc]] === row.kind &&
    row.isCrossable === (arcs.isCrossable[arc] === 1);
  // why: what is found once for the arcs between their cells (topology.ts) holds as long as these arrays are the same
  if (rows.every(([arc, row]) => isSame(arc, row))) return { ...arcs, start };
  const next = {
    length,
    start,
    from: sized(arcs.from, length, Uint32Array),
    to: sized(arcs.to, length, Uint32Array),
    left: sized(arcs.left, length, Int32Array),
    right: sized(arcs.right, length, Int32Array),
    kind: sized(arcs.kind, length, Uint8Array),
    isCrossable: sized(arcs.isCrossable, length, Uint8Array),
  };
  for (const [arc, row] of rows) {
    if (!row) continue;
    next.from[arc] = row.from;
    next.to[arc] = row.to;
    next.left[arc] = row.left;
    next.right[arc] = row.right;
    next.kind[arc] = ARC_KINDS.indexOf(row.kind);
    next.isCrossable[arc] = row.isCrossable ? 1 : 0;
  }
  return next;
}

function patchCells(cells: CellTable, { rows, length }: Rows<CellRow>): CellTable {
  const next = {
    length,
    building: sized(cells.building, length, Int32Array),
    stair: sized(cells.stair, length, Uint8Array),
    block: sized(cells.block, length, Uint32Array),
    x: sized(cells.x, length, Int32Array),
    y: sized(cells.y, length, Int32Array),
    twiceArea: sized(cells.twiceArea, length, Float64Array),
  };
  for (const [cell, row] of rows) {
    if (!row) continue;
    next.building[cell] = row.building;
    next.stair[cell] = row.stair;
    next.block[cell] = row.block;
    next.x[cell] = row.x;
    next.y[cell] = row.y;
  }
  return next;
}

const patchLoads = (loads: CellLoads, length: number): CellLoads =>
  loads.households.length === length
    ? loads
    : {
        households: sized(loads.households, length, Uint32Array),
        population: sized(loads.population, length, Uint32Array),
      };

type Numbers = Int32Array | Uint32Array | Uint8Array | Float64Array;

function sized<T extends Numbers>(values: T, length: number, Kind: new (length: number) => T): T {
  const next = new Kind(length);
  next.set(values.subarray(0, Math.min(length, values.length)));
  return next;
}

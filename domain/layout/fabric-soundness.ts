import { crossingAt } from "./crossings.ts";
import type { ArcRow, CellRow, Point, Refusal } from "./edit.ts";
import { type CellLoads, type Fabric, OUTSIDE } from "./fabric.ts";
import type { Rows } from "./fabric-rows.ts";
import { topologyOf } from "./topology.ts";

/** Coordinates stay below this, so that cross products are exact. */
const MOST = 2 ** 22;

/**
 * What is wrong with `next`, which differs from the sound fabric `before` in the rows given; null when nothing is. Writes the areas of the
 * cells beside changed arcs into `next`, exactly.
 */
export function soundnessFault(
  before: Fabric,
  next: Fabric,
  loads: CellLoads,
  arcs: Rows<ArcRow>,
  cells: Rows<CellRow>,
): Refusal | null {
  const changed = arcs.rows.map(([arc]) => arc);
  const left = changed.filter((arc) => arc < arcs.length);
  if (left.some((arc) => !isSane(next, arc))) return { refused: "malformed" };
  const loose = looseEnd(next, changed, before);
  if (loose) return { refused: "malformed", at: loose };
  if (outline(before, changed) !== outline(next, changed)) return { refused: "pinned" };
  const touched = cellsBeside(before, next, changed);
  for (const [cell] of cells.rows) touched.add(cell);
  const crossing = crossingAt(next, left);
  if (crossing) return { refused: "crosses", at: crossing };
  for (const cell of touched) {
    if (cell >= cells.length) continue;
    next.cells.twiceArea[cell] = twiceAreaOf(next, cell);
    if (!(next.cells.twiceArea[cell] > 0)) return { refused: "degenerate", cells: [cell] };
  }
  if (!addsUp(before, next, touched)) return { refused: "malformed" };
  return cellFault(before, next, loads, touched);
}

/** Whether the cells given have closed borders and share the same ground as before. */
function addsUp(before: Fabric, next: Fabric, cells: ReadonlySet<number>): boolean {
  let difference = 0;
  for (const cell of cells) {
    difference += cell < next.cells.length ? next.cells.twiceArea[cell] : 0;
    difference -= cell < before.cells.length ? before.cells.twiceArea[cell] : 0;
    if (cell < next.cells.length && !isClosed(next, cell)) return false;
  }
  return difference === 0;
}

function isClosed(fabric: Fabric, cell: number): boolean {
  const { from, to, left, right } = fabric.arcs;
  const topology = topologyOf(fabric);
  const balance = new Map<number, number>();
  const add = (node: number, by: number) => balance.set(node, (balance.get(node) ?? 0) + by);
  for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
    const arc = topology.arcs[i];
    const by = (left[arc] === cell ? 1 : 0) - (right[arc] === cell ? 1 : 0);
    add(from[arc], by);
    add(to[arc], -by);
  }
  return [...balance.values()].every((sum) => sum === 0);
}

function cellFault(before: Fabric, next: Fabric, loads: CellLoads, touched: ReadonlySet<number>): Refusal | null {
  const passed: number[] = [];
  for (const cell of touched) {
    const isNew = cell >= before.cells.length;
    const isGone = cell >= next.cells.length;
    const isLivedIn = !isNew && (before.cells.building[cell] !== 0 || loads.households[cell] > 0);
    if (isGone && isLivedIn) return { refused: "malformed", cells: [cell] };
    if (isGone) continue;
    if (!isLivedIn && next.cells.building[cell] !== 0) return { refused: "malformed", cells: [cell] };
    if (isLivedIn && !isSameHome(before, next, cell)) return { refused: "malformed", cells: [cell] };
    if (isWithinCell(next, cell, next.cells.x[cell], next.cells.y[cell])) continue;
    if (!isLivedIn) return { refused: "degenerate", cells: [cell] };
    passed.push(cell);
  }
  if (passed.length === 0) return null;
  const [first] = passed;
  return { refused: "passes-building", at: [next.cells.x[first], next.cells.y[first]], cells: passed };
}

const isSameHome = (before: Fabric, next: Fabric, cell: number): boolean =>
  (["building", "stair", "x", "y"] as const).every((key) => before.cells[key][cell] === next.cells[key][cell]);

/** Twice the area of a cell in lattice units, exact: the sum over its arcs, counter-clockwise on its left. */
export function twiceAreaOf(fabric: Fabric, cell: number): number {
  const { x, y, arcs } = fabric;
  const topology = topologyOf(fabric);
  let sum = 0;
  for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
    const arc = topology.arcs[i];
    if (arcs.left[arc] === arcs.right[arc]) continue;
    let swept = 0;
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) swept += x[v] * y[v + 1] - x[v + 1] * y[v];
    sum += arcs.left[arc] === cell ? swept : -swept;
  }
  return sum;
}

/** Whether a point lies strictly within a cell; exact. */
export function isWithinCell(fabric: Fabric, cell: number, px: number, py: number): boolean {
  const { x, y, arcs } = fabric;
  const topology = topologyOf(fabric);
  let isInside = false;
  for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
    const arc = topology.arcs[i];
    if (arcs.left[arc] === arcs.right[arc]) continue;
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) {
      const side = (x[v + 1] - x[v]) * (py - y[v]) - (y[v + 1] - y[v]) * (px - x[v]);
      const isBeside =
        Math.min(x[v], x[v + 1]) <= px &&
        px <= Math.max(x[v], x[v + 1]) &&
        Math.min(y[v], y[v + 1]) <= py &&
        py <= Math.max(y[v], y[v + 1]);
      if (side === 0 && isBeside) return false;
      if (y[v] > py !== y[v + 1] > py && side > 0 === y[v + 1] > y[v]) isInside = !isInside;
    }
  }
  return isInside;
}

function isSane({ x, y, arcs, cells }: Fabric, arc: number): boolean {
  const isCell = (cell: number) => Number.isInteger(cell) && cell >= OUTSIDE && cell < cells.length;
  if (!isCell(arcs.left[arc]) || !isCell(arcs.right[arc]) || arcs.left[arc] === arcs.right[arc]) return false;
  for (let v = arcs.start[arc]; v < arcs.start[arc + 1]; v++) {
    if (Math.abs(x[v]) >= MOST || Math.abs(y[v]) >= MOST) return false;
  }
  return true;
}

/** A node whose arcs do not end at one point, looked for at the ends of the arcs given; null when there is none. */
function looseEnd(fabric: Fabric, changed: readonly number[], before: Fabric): Point | null {
  const { x, y, arcs } = fabric;
  const places = new Map<number, number>();
  const nodesOf = ({ arcs }: Fabric, arc: number) => (arc < arcs.length ? [arcs.from[arc], arcs.to[arc]] : []);
  const nodes = new Set(changed.flatMap((arc) => [...nodesOf(fabric, arc), ...nodesOf(before, arc)]));
  for (let arc = 0; arc < arcs.length; arc++) {
    for (const [node, vertex] of [
      [arcs.from[arc], arcs.start[arc]],
      [arcs.to[arc], arcs.start[arc + 1] - 1],
    ]) {
      if (!nodes.has(node)) continue;
      const first = places.get(node) ?? vertex;
      if (x[first] !== x[vertex] || y[first] !== y[vertex]) return [x[vertex], y[vertex]];
      places.set(node, first);
    }
  }
  return null;
}

/** The pieces of the community's border that run along the arcs given, in one order. */
function outline({ x, y, arcs }: Fabric, changed: readonly number[]): string {
  const sides: string[] = [];
  for (const arc of changed) {
    if (arc >= arcs.length || (arcs.left[arc] !== OUTSIDE && arcs.right[arc] !== OUTSIDE)) continue;
    const isForward = arcs.right[arc] === OUTSIDE;
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) {
      const [a, b] = isForward ? [v, v + 1] : [v + 1, v];
      sides.push(`${x[a]} ${y[a]} ${x[b]} ${y[b]}`);
    }
  }
  return sides.sort().join();
}

function cellsBeside(before: Fabric, next: Fabric, changed: readonly number[]): Set<number> {
  const cells = new Set<number>();
  for (const { arcs } of [before, next]) {
    for (const arc of changed) {
      if (arc >= arcs.length) continue;
      if (arcs.left[arc] !== OUTSIDE) cells.add(arcs.left[arc]);
      if (arcs.right[arc] !== OUTSIDE) cells.add(arcs.right[arc]);
    }
  }
  return cells;
}

// Edits of the ground: an arc is moved, never one polygon, so that both sides follow. The community's border stays.

import type { ArcRow, CellRow, Edit, FabricPatch, Patch, Point, Refusal } from "../edit.ts";
import { type Fabric, OUTSIDE } from "../fabric.ts";
import { redraw } from "../fabric-patch.ts";
import { arcRow, cellRow } from "../fabric-rows.ts";
import { isWithinCell } from "../fabric-soundness.ts";
import { innerPointOf } from "../inner-point.ts";
import { type Draft, lockedCells } from "../layout.ts";

type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

/** x, y, x, y, … of arcs that change. */
type Lines = Map<number, number[]>;

/** One vertex moves; at an end of the arc, the node with all its arcs. */
export function moveVertex(draft: Draft, { arc, vertex, to }: Of<"move-vertex">): Patch | Refusal {
  const { arcs } = draft.fabric;
  const count = vertexCount(draft.fabric, arc);
  if (!isIndex(vertex, count)) return { refused: "unknown-cell" };
  const lines: Lines = new Map();
  if (vertex > 0 && vertex < count - 1) put(lineFor(draft.fabric, lines, arc), vertex, to);
  else moveNode(draft.fabric, lines, vertex === 0 ? arcs.from[arc] : arcs.to[arc], to);
  return reshape(draft, lines);
}

export function insertVertex(draft: Draft, { arc, vertex, at }: Of<"insert-vertex">): Patch | Refusal {
  const count = vertexCount(draft.fabric, arc);
  if (!isIndex(vertex, count) || vertex === 0) return { refused: "unknown-cell" };
  const line = lineFor(draft.fabric, new Map(), arc);
  line.splice(2 * vertex, 0, at[0], at[1]);
  return reshape(draft, new Map([[arc, line]]));
}

/** An end of an arc is where others end: it cannot be deleted. */
export function deleteVertex(draft: Draft, { arc, vertex }: Of<"delete-vertex">): Patch | Refusal {
  const count = vertexCount(draft.fabric, arc);
  if (!isIndex(vertex, count)) return { refused: "unknown-cell" };
  const line = lineFor(draft.fabric, new Map(), arc);
  if (vertex === 0 || vertex === count - 1)
    return { refused: "degenerate", at: [line[2 * vertex], line[2 * vertex + 1]] };
  line.splice(2 * vertex, 2);
  return reshape(draft, new Map([[arc, line]]));
}

/** The whole arc moves with its ends; an end on the community's border stays, and the arcs beside follow. */
export function moveArc(draft: Draft, { arc, by }: Of<"move-arc">): Patch | Refusal {
  const { fabric } = draft;
  const count = vertexCount(fabric, arc);
  if (count === 0) return { refused: "unknown-cell" };
  const moved = ([x, y]: Point): Point => [x + by[0], y + by[1]];
  const lines: Lines = new Map();
  const line = lineFor(fabric, lines, arc);
  for (let v = 1; v < count - 1; v++) put(line, v, moved([line[2 * v], line[2 * v + 1]]));
  const isPinned = pinnedNodes(fabric);
  const ends = new Map([
    [fabric.arcs.from[arc], 0],
    [fabric.arcs.to[arc], count - 1],
  ]);
  const free = [...ends].filter(([node]) => !isPinned.has(node));
  for (const [node, v] of free) moveNode(fabric, lines, node, moved([line[2 * v], line[2 * v + 1]]));
  return count === 2 && free.length === 0 ? { refused: "pinned", at: [line[0], line[1]] } : reshape(draft, lines);
}

const vertexCount = ({ arcs }: Fabric, arc: number): number =>
  isIndex(arc, arcs.length) ? arcs.start[arc + 1] - arcs.start[arc] : 0;

const isIndex = (index: number, length: number): boolean => Number.isInteger(index) && index >= 0 && index < length;

function lineFor(fabric: Fabric, lines: Lines, arc: number): number[] {
  const line = lines.get(arc) ?? [...arcRow(fabric, arc).line];
  lines.set(arc, line);
  return line;
}

function put(line: number[], vertex: number, [x, y]: Point): void {
  line[2 * vertex] = x;
  line[2 * vertex + 1] = y;
}

function moveNode(fabric: Fabric, lines: Lines, node: number, to: Point): void {
  const { arcs } = fabric;
  for (let arc = 0; arc < arcs.length; arc++) {
    if (arcs.from[arc] === node) put(lineFor(fabric, lines, arc), 0, to);
    if (arcs.to[arc] === node) put(lineFor(fabric, lines, arc), vertexCount(fabric, arc) - 1, to);
  }
}

/** Nodes on the community's border. */
function pinnedNodes({ arcs }: Fabric): Set<number> {
  const nodes = new Set<number>();
  for (let arc = 0; arc < arcs.length; arc++) {
    if (arcs.left[arc] === OUTSIDE || arcs.right[arc] === OUTSIDE) nodes.add(arcs.from[arc]).add(arcs.to[arc]);
  }
  return nodes;
}

function reshape(draft: Draft, lines: Lines): Patch | Refusal {
  const { fabric } = draft;
  const rows = [...lines].map(([arc, line]): [number, ArcRow] => [arc, { ...arcRow(fabric, arc), line }]);
  const isPinned = ([arc, { line, left, right }]: [number, ArcRow]) =>
    (left === OUTSIDE || right === OUTSIDE) && line.join() !== arcRow(fabric, arc).line.join();
  const pinned = rows.find(isPinned);
  if (pinned) return { refused: "pinned", at: [pinned[1].line[0], pinned[1].line[1]] };
  const fault = lockedBeside(draft, rows);
  return fault ?? { fabric: withInnerPoints(draft, { arcs: rows, cells: [] }) };
}

/** Cells of locked grids beside the arcs given. */
export function lockedBeside({ layout }: Draft, rows: readonly (readonly [number, ArcRow])[]): Refusal | null {
  const locked = lockedCells(layout);
  const cells = [...new Set(rows.flatMap(([, { left, right }]) => [left, right]))].filter((cell) => locked[cell] === 1);
  return cells.length > 0 ? { refused: "locked", cells } : null;
}

/** The patch with a new point for empty ground that its old point no longer lies in; where there is none, the patch will be refused. */
export function withInnerPoints({ fabric, loads }: Draft, patch: FabricPatch): FabricPatch {
  const drawn = redraw(fabric, patch);
  if (!drawn) return patch;
  const { next } = drawn;
  const rows = new Map<number, CellRow | null>(patch.cells);
  const beside = new Set(patch.arcs.flatMap(([, row]) => (row ? [row.left, row.right] : [])));
  for (const cell of beside) {
    if (cell === OUTSIDE || next.cells.building[cell] !== 0 || loads.households[cell] > 0) continue;
    if (isWithinCell(next, cell, next.cells.x[cell], next.cells.y[cell])) continue;
    const point = innerPointOf(next, cell);
    if (point) rows.set(cell, { ...(rows.get(cell) ?? cellRow(next, cell)), x: point[0], y: point[1] });
  }
  return { arcs: patch.arcs, cells: [...rows] };
}

import type { ArcRow, Edit, Patch, Refusal } from "../edit.ts";
import type { Fabric } from "../fabric.ts";
import { redraw } from "../fabric-patch.ts";
import { arcRow, cellRow } from "../fabric-rows.ts";
import type { Draft } from "../layout.ts";
import { topologyOf } from "../topology.ts";
import { insideOf, twiceAreaWithin, verticesOf, walksOf } from "../walks.ts";
import { mayMoveCells } from "./may.ts";
import { lockedBeside, withInnerPoints } from "./shape.ts";
import { type Meeting, stretchThrough } from "./stretch.ts";

/**
 * Empty ground is cut along a line, from where the line enters it to where it leaves; of several stretches, along the longest.
 *
 *          ┌────────┐
 *      ────●────────●───▶     both ends become nodes of the arcs they lie on; the part on the right of the line is the new cell
 *          └────────┘
 */
export function cutCell(draft: Draft, { cell, line }: Extract<Edit, { kind: "cut-cell" }>): Patch | Refusal {
  const { fabric, loads, layout } = draft;
  const fault = mayMoveCells(draft, [cell]);
  if (fault) return fault;
  if (fabric.cells.building[cell] !== 0 || loads.households[cell] > 0) return { refused: "lived-in", cells: [cell] };
  const stretch = stretchThrough(fabric, cell, line);
  if (!stretch) return { refused: "misses", cells: [cell] };
  const rows = new Map<number, ArcRow>();
  const next = { arc: fabric.arcs.length, node: firstFreeNode(fabric) };
  const nodes = cutArcs(fabric, [stretch.from, stretch.to], rows, next);
  if (nodes[0] === nodes[1]) return { refused: "misses", cells: [cell] };
  const locked = lockedBeside(draft, [...rows]);
  if (locked) return locked;
  const cut = next.arc;
  const ends = [stretch.from.at, stretch.to.at];
  rows.set(cut, {
    line: [ends[0], ...stretch.inner, ends[1]].flat(),
    from: nodes[0],
    to: nodes[1],
    left: cell,
    right: cell,
    kind: "virtual",
    isCrossable: true,
  });
  const drawn = redraw(fabric, { arcs: [...rows], cells: [] });
  if (!drawn) return { refused: "malformed" };
  const right = rightOf(drawn.next, cell, cut);
  if (!right) return { refused: "misses", cells: [cell] };
  const made = fabric.cells.length;
  for (const side of right) {
    const row = rows.get(side >> 1) ?? arcRow(fabric, side >> 1);
    rows.set(side >> 1, side & 1 ? { ...row, right: made } : { ...row, left: made });
  }
  const cells = [[made, cellRow(fabric, cell)] as const];
  return {
    fabric: withInnerPoints(draft, { arcs: [...rows], cells }),
    cells: [[layout.microgridOf[cell], [made]]],
  };
}

function firstFreeNode({ arcs }: Fabric): number {
  let most = -1;
  for (let arc = 0; arc < arcs.length; arc++) most = Math.max(most, arcs.from[arc], arcs.to[arc]);
  return most + 1;
}

/** Cuts arcs at the meetings, into rows; gives the node of each meeting. The first part of an arc keeps its number. */
function cutArcs(
  fabric: Fabric,
  meetings: readonly Meeting[],
  rows: Map<number, ArcRow>,
  next: { arc: number; node: number },
): number[] {
  const nodes = new Array<number>(meetings.length);
  const byArc = new Map<number, number[]>();
  for (const [i, { arc }] of meetings.entries()) byArc.set(arc, [...(byArc.get(arc) ?? []), i]);
  for (const [arc, indices] of byArc) {
    const row = arcRow(fabric, arc);
    const last = row.line.length / 2 - 1;
    // from the far end backwards, so that vertices before a cut keep their numbers
    const order = indices.sort((a, b) => meetings[b].along - meetings[a].along);
    let rest = row;
    const parts: ArcRow[] = [];
    for (const i of order) {
      const { vertex, isNew, at } = meetings[i];
      if (!isNew && vertex === 0) nodes[i] = row.from;
      else if (!isNew && vertex === last) nodes[i] = row.to;
      else {
        const same = order.find((other) => nodes[other] !== undefined && meetings[other].at.join() === at.join());
        if (same !== undefined) {
          nodes[i] = nodes[same];
          continue;
        }
        nodes[i] = next.node++;
        const before = rest.line.slice(0, 2 * vertex);
        const after = rest.line.slice(2 * (isNew ? vertex : vertex + 1));
        parts.push({ ...rest, line: [...at, ...after], from: nodes[i] });
        rest = { ...rest, line: [...before, ...at], to: nodes[i] };
      }
    }
    if (parts.length === 0) continue;
    rows.set(arc, rest);
    for (const part of parts.reverse()) rows.set(next.arc++, part);
  }
  return nodes;
}

/** Sides of the cell that lie right of the arc `cut`; null where the cut does not part the cell. */
function rightOf(fabric: Fabric, cell: number, cut: number): number[] | null {
  const topology = topologyOf(fabric);
  const sides = new Set<number>([2 * cut, 2 * cut + 1]);
  for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) {
    for (const side of [2 * topology.arcs[i], 2 * topology.arcs[i] + 1]) {
      if (insideOf(fabric, side) === cell) sides.add(side);
    }
  }
  const walks = walksOf(fabric, [...sides]);
  const left = walks.find((walk) => walk.includes(2 * cut))!;
  const right = walks.find((walk) => walk.includes(2 * cut + 1))!;
  if (left === right) return null;
  const isShell = twiceAreaWithin(fabric, right) > 0;
  const around = isShell ? right : left;
  const holes = walks.filter((walk) => walk !== left && walk !== right);
  return [...right, ...holes.filter((walk) => isAround(fabric, around, walk) === isShell).flat()];
}

/** Whether the walk `around` goes around another one that does not cross it. */
function isAround(fabric: Fabric, around: readonly number[], walk: readonly number[]): boolean {
  const { x, y } = fabric;
  const ring = verticesOf(fabric, around);
  const own = new Set(ring.map((v) => `${x[v]} ${y[v]}`));
  const inner = verticesOf(fabric, walk);
  // why: where both touch, a corner they share says nothing
  const vertex = inner.find((v) => !own.has(`${x[v]} ${y[v]}`)) ?? inner[0];
  let isInside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (y[a] > y[vertex] === y[b] > y[vertex]) continue;
    if (x[vertex] < ((x[b] - x[a]) * (y[vertex] - y[a])) / (y[b] - y[a]) + x[a]) isInside = !isInside;
  }
  return isInside;
}

// A border that follows what is there: the way along arcs that keeps to a rough stroke.

import FlatQueue from "flatqueue";
import type { Point, Refusal } from "../edit.ts";
import { ARC_KINDS, type ArcKind, OUTSIDE } from "../fabric.ts";
import type { Draft } from "../layout.ts";
import { arcLengthsMm, scaleOf } from "../metres.ts";

/** What a metre along an arc costs: the discounts of layouts.md; rivers, rails and walls are as good a border as a road. */
const COSTS: Record<ArcKind, number> = {
  border: Infinity,
  "main-road": 0.1,
  "secondary-road": 0.2,
  lane: 0.35,
  river: 0.2,
  rail: 0.2,
  wall: 0.35,
  parcel: 0.8,
  virtual: 1,
};

/** An arc this far from the stroke costs twice as much. */
const NEAR_M = 15;

/**
 * `cells` in two parts, along arcs from border to border of them: the ends are the nodes on their border nearest to those of the
 * line. Where the way touches the border in between and makes more than two pieces, the largest is one part and all others are the other.
 */
export function partsAlong(
  draft: Draft,
  cells: readonly number[],
  line: readonly Point[],
): readonly [number[], number[]] | Refusal {
  const way = wayAlong(draft, cells, line);
  if (!way) return { refused: "no-way", at: line[0] };
  const pieces = piecesBeside(draft, cells, way);
  if (pieces.length < 2) return { refused: "no-way", at: line[0] };
  const [first, ...others] = pieces;
  return [first, others.flat().sort((a, b) => a - b)];
}

/** Arcs of the cheapest way within `cells` near the line; null where there is none. */
function wayAlong(draft: Draft, cells: readonly number[], line: readonly Point[]): Set<number> | null {
  const { arcs } = draft.fabric;
  const own = new Set(cells);
  const ends = new Map<number, Point>();
  const ways = new Map<number, { to: number; arc: number }[]>();
  const join = (node: number, to: number, arc: number) => ways.set(node, [...(ways.get(node) ?? []), { to, arc }]);
  for (let arc = 0; arc < arcs.length; arc++) {
    const isIn = (cell: number) => cell !== OUTSIDE && own.has(cell);
    const [left, right] = [isIn(arcs.left[arc]), isIn(arcs.right[arc])];
    if (left && right) {
      join(arcs.from[arc], arcs.to[arc], arc);
      join(arcs.to[arc], arcs.from[arc], arc);
    } else if (left || right) {
      const { x, y } = draft.fabric;
      ends.set(arcs.from[arc], [x[arcs.start[arc]], y[arcs.start[arc]]]);
      ends.set(arcs.to[arc], [x[arcs.start[arc + 1] - 1], y[arcs.start[arc + 1] - 1]]);
    }
  }
  const reachable = [...ends].filter(([node]) => ways.has(node));
  const nearest = ([px, py]: Point): number | undefined =>
    reachable
      .map(([node, [x, y]]) => [Math.hypot(x - px, y - py), node])
      .sort(([a, p], [b, q]) => a - b || p - q)[0]?.[1];
  const [start, goal] = [nearest(line[0]), nearest(line[line.length - 1])];
  if (start === undefined || goal === undefined || start === goal) return null;
  return cheapestWay(ways, start, goal, costsOf(draft, line));
}

function cheapestWay(
  ways: ReadonlyMap<number, { to: number; arc: number }[]>,
  start: number,
  goal: number,
  costOf: (arc: number) => number,
): Set<number> | null {
  const costs = new Map([[start, 0]]);
  const cameBy = new Map<number, { from: number; arc: number }>();
  const queue = new FlatQueue<number>();
  queue.push(start, 0);
  for (let node = queue.pop(); node !== undefined && node !== goal; node = queue.pop()) {
    for (const { to, arc } of ways.get(node) ?? []) {
      const cost = costs.get(node)! + costOf(arc);
      if (cost >= (costs.get(to) ?? Infinity)) continue;
      costs.set(to, cost);
      cameBy.set(to, { from: node, arc });
      queue.push(to, cost);
    }
  }
  if (!cameBy.has(goal)) return null;
  const way = new Set<number>();
  for (let node = goal; node !== start; node = cameBy.get(node)!.from) way.add(cameBy.get(node)!.arc);
  return way;
}

/** Cost of an arc: its length with roads discounted, and more the farther its middle lies from the line. */
function costsOf({ fabric }: Draft, line: readonly Point[]): (arc: number) => number {
  const { x, y, arcs } = fabric;
  const { eastM, northM } = scaleOf(fabric);
  const lengths = arcLengthsMm(fabric);
  const ground = line.map(([px, py]): Point => [px * eastM, py * northM]);
  return (arc) => {
    const [a, b] = [arcs.start[arc], arcs.start[arc + 1] - 1];
    const middle = (a + b) >> 1;
    const at: Point =
      b - a === 1
        ? [((x[a] + x[b]) / 2) * eastM, ((y[a] + y[b]) / 2) * northM]
        : [x[middle] * eastM, y[middle] * northM];
    const away = distanceTo(ground, at) / NEAR_M;
    return lengths[arc] * (COSTS[ARC_KINDS[arcs.kind[arc]]] + away * away);
  };
}

function distanceTo(line: readonly Point[], [px, py]: Point): number {
  let least = Infinity;
  for (let k = 0; k + 1 < line.length; k++) {
    const [[ax, ay], [bx, by]] = [line[k], line[k + 1]];
    const [dx, dy] = [bx - ax, by - ay];
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2));
    least = Math.min(least, Math.hypot(px - ax - t * dx, py - ay - t * dy));
  }
  return least;
}

/** The cells in pieces that hang together without crossing `way`, largest ground first. */
function piecesBeside({ fabric }: Draft, cells: readonly number[], way: ReadonlySet<number>): number[][] {
  const { arcs, cells: table } = fabric;
  const parent = new Map(cells.map((cell) => [cell, cell]));
  const rootOf = (cell: number): number => {
    let root = cell;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(cell, root);
    return root;
  };
  for (let arc = 0; arc < arcs.length; arc++) {
    const [left, right] = [arcs.left[arc], arcs.right[arc]];
    if (way.has(arc) || !parent.has(left) || !parent.has(right)) continue;
    parent.set(rootOf(left), rootOf(right));
  }
  const pieces = new Map<number, number[]>();
  for (const cell of cells) pieces.set(rootOf(cell), [...(pieces.get(rootOf(cell)) ?? []), cell]);
  const area = (piece: readonly number[]) => piece.reduce((sum, cell) => sum + table.twiceArea[cell], 0);
  return [...pieces.values()].sort((a, b) => area(b) - area(a) || a[0] - b[0]);
}

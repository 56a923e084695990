import type { Assignment } from "./graph.ts";
import { type Level, membersOf } from "./level.ts";
import { piecesOfParts, sums } from "./pieces.ts";

/** A piece of a part that is apart from the part's main piece. */
export type Stray = { part: number; nodes: Uint32Array; weight: number };

/** All strays. The main piece of a part is the one with most of what is locked, then with most weight, then with most nodes. */
export function straysOf({ graph }: Level, assignment: Assignment, parts: number, locked?: Uint8Array): Stray[] {
  const { pieces, count } = piecesOfParts(graph, assignment);
  if (count <= parts) return [];
  const weights = sums(graph.weights, pieces, count);
  const members = membersOf(pieces, count);
  const held = new Float64Array(count);
  if (locked) for (let node = 0; node < graph.nodes; node++) held[pieces[node]] += locked[node];
  const size = (piece: number) => members.first[piece + 1] - members.first[piece];
  const main = new Int32Array(parts).fill(-1);
  for (let piece = 0; piece < count; piece++) {
    const part = assignment[members.nodes[members.first[piece]]];
    const other = main[part];
    const isMore =
      other < 0 || (held[piece] - held[other] || weights[piece] - weights[other] || size(piece) - size(other)) > 0;
    if (isMore) main[part] = piece;
  }
  return Array.from({ length: count }, (_, piece) => piece)
    .map((piece) => ({ piece, part: assignment[members.nodes[members.first[piece]]] }))
    .filter(({ piece, part }) => main[part] !== piece)
    .map(({ piece, part }) => ({
      part,
      nodes: members.nodes.slice(members.first[piece], members.first[piece + 1]),
      weight: weights[piece],
    }));
}

/** The parts that `nodes` border on, each with the cost of that border, the dearest first. */
export function bordersOf({ graph, costs }: Level, assignment: Assignment, nodes: Uint32Array) {
  const own = assignment[nodes[0]];
  const borders = new Map<number, number>();
  for (const node of nodes) {
    for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
      const part = assignment[graph.neighbours[at]];
      if (part !== own) borders.set(part, (borders.get(part) ?? 0) + costs[at]);
    }
  }
  return [...borders].map(([part, cost]) => ({ part, cost })).sort((a, b) => b.cost - a.cost || a.part - b.part);
}

/** Gives every stray without anything locked to the neighbour with the dearest border; changes `assignment`. */
export function joinStrays(level: Level, assignment: Assignment, parts: number, locked?: Uint8Array): void {
  // joining one may make another whole, or bring a stray to a stray: the smallest first, and look again
  for (let round = 0; round < level.graph.nodes; round++) {
    const loose = straysOf(level, assignment, parts, locked)
      .filter(({ nodes }) => !nodes.some((node) => locked?.[node] === 1))
      .sort((a, b) => a.weight - b.weight || a.nodes[0] - b.nodes[0])
      .map((stray) => ({ ...stray, to: bordersOf(level, assignment, stray.nodes)[0]?.part }))
      .filter(({ to }) => to !== undefined);
    if (loose.length === 0) return;
    for (const node of loose[0].nodes) assignment[node] = loose[0].to;
  }
}

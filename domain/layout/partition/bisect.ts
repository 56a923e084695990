import type { Assignment } from "./graph.ts";
import type { Level } from "./level.ts";
import type { Side, SideGrower } from "./side.ts";

/**
 * Divides `nodes`, which hang together, into `parts` parts of like weight, each in one piece, by halving again and again.
 * Writes the parts into `assignment`, numbered from `firstPart`. There must be at least as many nodes as parts.
 */
export function bisect(
  grower: SideGrower,
  nodes: Uint32Array,
  parts: number,
  assignment: Assignment,
  firstPart = 0,
): void {
  const waiting = [{ nodes, parts, firstPart }];
  while (waiting.length > 0) {
    const task = waiting.pop()!;
    if (task.parts === 1) {
      for (const node of task.nodes) assignment[node] = task.firstPart;
      continue;
    }
    const { side, parts: inSide } = halve(grower, task.nodes, task.parts);
    waiting.push(
      { nodes: grower.without(task.nodes, side), parts: task.parts - inSide, firstPart: task.firstPart + inSide },
      { nodes: side, parts: inSide, firstPart: task.firstPart },
    );
  }
}

/** The cheapest of the halvings from all directions; where none of them leaves enough nodes on both sides, along a tree. */
function halve(grower: SideGrower, nodes: Uint32Array, parts: number): Side {
  const wanted = parts >> 1;
  let best: Side | null = null;
  let least = Infinity;
  for (const order of grower.orders(nodes)) {
    const side = grower.grow(nodes, order, wanted, parts);
    if (!side) continue;
    const cost = grower.costOf(side, nodes, parts);
    if (cost < least) {
      best = side;
      least = cost;
    }
  }
  return best ?? cutTree(grower.level, nodes, parts);
}

/** The side below that edge of a spanning tree which parts the weight best. There is always one with enough nodes on both sides. */
function cutTree({ graph }: Level, nodes: Uint32Array, parts: number): Side {
  const { first, neighbours, weights } = graph;
  const parents = new Map<number, number>([[nodes[0], -1]]);
  const isHere = new Set(nodes);
  const order = [nodes[0]];
  for (const node of order) {
    for (let at = first[node]; at < first[node + 1]; at++) {
      const next = neighbours[at];
      if (!isHere.has(next) || parents.has(next)) continue;
      parents.set(next, node);
      order.push(next);
    }
  }
  const below = new Map<number, { weight: number; nodes: number }>();
  for (const node of order) below.set(node, { weight: weights[node], nodes: 1 });
  const total = nodes.reduce((sum, node) => sum + weights[node], 0);
  let best = { node: -1, parts: 1, off: Infinity };
  for (const node of order.toReversed()) {
    const parent = parents.get(node)!;
    if (parent < 0) continue;
    const here = below.get(node)!;
    const above = below.get(parent)!;
    above.weight += here.weight;
    above.nodes += here.nodes;
    const least = Math.max(1, parts - (nodes.length - here.nodes));
    const most = Math.min(here.nodes, parts - 1);
    const share = total > 0 ? Math.round((parts * here.weight) / total) : 1;
    const inSide = Math.min(most, Math.max(least, share));
    const off = Math.abs(here.weight / inSide - (total - here.weight) / (parts - inSide));
    if (off < best.off) best = { node, parts: inSide, off };
  }
  const inSide = new Set([best.node]);
  for (const node of order) if (inSide.has(parents.get(node)!)) inSide.add(node);
  return { side: nodes.filter((node) => inSide.has(node)), parts: best.parts };
}

import { type Aims, partCost } from "./aims.ts";
import { Division } from "./division.ts";
import type { Assignment } from "./graph.ts";
import type { Level } from "./level.ts";

export type HandOver = {
  from: number;
  to: number;
  /** the one of both that is out of the band */
  mended: number;
  aims: Aims;
  band: readonly [low: number, high: number];
  isLocked: (node: number) => boolean;
};

/**
 * Nodes that part `from` can hand over to its neighbour `to` so that the mended one comes into the band, and the other does not leave it on the other
 * side; each time the one that costs least. Both stay in one piece. Null when it cannot be done.
 */
export function handOver(
  level: Level,
  parts: Assignment,
  { from, to, mended, aims, band, isLocked }: HandOver,
): number[] | null {
  const [low, high] = band;
  const division = new Division(level, parts.slice(), 1 + parts.reduce((most, part) => Math.max(most, part), 0));
  const { weights } = level.graph;
  const isMended = () => (mended === from ? division.weights[from] <= high : division.weights[to] >= low);
  const isBorne = (node: number) =>
    mended === from ? division.weights[to] + weights[node] <= high : division.weights[from] - weights[node] >= low;
  const nodes: number[] = [];
  while (!isMended()) {
    let best = -1;
    let least = Infinity;
    for (const node of facing(division, from, to)) {
      if (division.counts[from] === 1 || isLocked(node) || !isBorne(node)) continue;
      const rise = riseOf(division, node, to, aims);
      if (rise >= least || !division.isWholeWithout(node)) continue;
      best = node;
      least = rise;
    }
    if (best < 0) return null;
    division.move(best, to);
    nodes.push(best);
  }
  return nodes;
}

/** Nodes of `from` beside `to`, rising. */
function facing({ cut, cutCount, assignment, level }: Division, from: number, to: number): number[] {
  const nodes = new Set<number>();
  for (let i = 0; i < cutCount; i++) {
    const node = level.owners[cut[i]];
    if (assignment[node] === from && assignment[level.graph.neighbours[cut[i]]] === to) nodes.add(node);
  }
  return [...nodes].sort((a, b) => a - b);
}

/** What it costs to move `node` to part `to`. */
function riseOf(division: Division, node: number, to: number, aims: Aims): number {
  const { assignment, level, weights, areas, rims, nodeRims } = division;
  const { graph, costs } = level;
  const from = assignment[node];
  let rise = 0;
  let toFrom = 0;
  let toTo = 0;
  for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
    const part = assignment[graph.neighbours[at]];
    if (part === from) {
      rise += costs[at];
      toFrom += graph.lengths[at];
    } else if (part === to) {
      rise -= costs[at];
      toTo += graph.lengths[at];
    }
  }
  const weight = graph.weights[node];
  const area = graph.ground?.areasM2[node] ?? 0;
  const rim = nodeRims[node];
  return (
    rise +
    partCost(aims, weights[from] - weight, areas[from] - area, rims[from] + 2 * toFrom - rim) +
    partCost(aims, weights[to] + weight, areas[to] + area, rims[to] + rim - 2 * toTo)
  );
}

import type { Graph } from "../graph.ts";

/**
 * The nodes of `graph` in an order in which a line that sweeps over them stands between few: after each node, few of those passed
 * have a neighbour still to come. Tried from every node, always on to the one that leaves the line shortest.
 */
export function sweepOrder(graph: Graph): Uint32Array {
  let best: { order: Uint32Array; effort: number } | null = null;
  for (let start = 0; start < graph.nodes; start++) {
    const found = sweepFrom(graph, start, best?.effort ?? Number.POSITIVE_INFINITY);
    if (found) best = found;
  }
  return best?.order ?? new Uint32Array(0);
}

/** The sweep from `start` with its effort, the sum of 2 to the length of the line; null when not below `limit`. */
function sweepFrom({ nodes, first, neighbours }: Graph, start: number, limit: number) {
  const order = new Uint32Array(nodes);
  const passed = new Uint8Array(nodes);
  const open = Uint32Array.from({ length: nodes }, (_, node) => first[node + 1] - first[node]);
  const line = new Set<number>();
  let effort = 0;
  for (let count = 0; count < nodes; count++) {
    let [next, least] = [-1, Number.POSITIVE_INFINITY];
    for (const node of count === 0 ? [start] : candidates(line)) {
      const growth = lineGrowth(node);
      if (growth < least) [next, least] = [node, growth];
    }
    if (next < 0) next = passed.indexOf(0);
    order[count] = next;
    passed[next] = 1;
    if (open[next] > 0) line.add(next);
    for (let i = first[next]; i < first[next + 1]; i++)
      if (--open[neighbours[i]] === 0 && passed[neighbours[i]]) line.delete(neighbours[i]);
    effort += 2 ** Math.min(line.size, 30);
    if (effort >= limit) return null;
  }
  return { order, effort };

  function* candidates(from: Set<number>) {
    for (const node of from)
      for (let i = first[node]; i < first[node + 1]; i++) if (!passed[neighbours[i]]) yield neighbours[i];
  }

  function lineGrowth(node: number): number {
    let growth = open[node] > 0 ? 1 : 0;
    for (let i = first[node]; i < first[node + 1]; i++)
      if (passed[neighbours[i]] && open[neighbours[i]] === 1) growth--;
    return growth;
  }
}

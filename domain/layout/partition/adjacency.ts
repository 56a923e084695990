import type { Graph } from "./graph.ts";

/** A border that two nodes share: its length, and the class of the road along it. */
export type Edge = { a: number; b: number; length: number; road: number };

/** Neighbours in rising order, each pair from both sides; an edge given twice counts with both its lengths. */
export function adjacency(
  edges: readonly Edge[],
  nodes: number,
): Pick<Graph, "first" | "neighbours" | "lengths" | "roads"> {
  const both = edges.flatMap(({ a, b, length, road }) => [
    { a, b, length, road },
    { a: b, b: a, length, road },
  ]);
  both.sort((x, y) => x.a - y.a || x.b - y.b);
  const once: Edge[] = [];
  for (const edge of both) {
    const last = once.at(-1);
    if (last && last.a === edge.a && last.b === edge.b) {
      last.length += edge.length;
      last.road = Math.max(last.road, edge.road);
    } else once.push(edge);
  }
  const first = new Uint32Array(nodes + 1);
  for (const { a } of once) first[a + 1]++;
  for (let node = 0; node < nodes; node++) first[node + 1] += first[node];
  return {
    first,
    neighbours: Uint32Array.from(once, ({ b }) => b),
    lengths: Float64Array.from(once, ({ length }) => length),
    roads: Uint8Array.from(once, ({ road }) => road),
  };
}

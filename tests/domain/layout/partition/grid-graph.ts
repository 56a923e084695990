import type { Graph } from "../../../../domain/layout/partition/graph.ts";

/** Square cells of 50 m in rows, each weighing what `weigh` says; blocks of `blockSize` × `blockSize` cells with lanes between. */
export function gridGraph(columns: number, rows: number, weigh: (node: number) => number, blockSize = 3): Graph {
  const nodes = columns * rows;
  const block = (node: number) =>
    Math.floor(Math.floor(node / columns) / blockSize) * columns + Math.floor((node % columns) / blockSize);
  const first = new Uint32Array(nodes + 1);
  const neighbours: number[] = [];
  const outerLengthsM = new Float64Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const column = node % columns;
    if (node >= columns) neighbours.push(node - columns);
    if (column > 0) neighbours.push(node - 1);
    if (column < columns - 1) neighbours.push(node + 1);
    if (node + columns < nodes) neighbours.push(node + columns);
    first[node + 1] = neighbours.length;
    outerLengthsM[node] = 50 * (4 - (first[node + 1] - first[node]));
  }
  const owner = (at: number) => first.findIndex((begin) => begin > at) - 1;
  return {
    nodes,
    weights: Float64Array.from({ length: nodes }, (_, node) => weigh(node)),
    first,
    neighbours: Uint32Array.from(neighbours),
    lengths: new Float64Array(neighbours.length).fill(50),
    roads: Uint8Array.from(neighbours, (next, at) => (block(next) === block(owner(at)) ? 0 : 1)),
    ground: {
      x: Float64Array.from({ length: nodes }, (_, node) => 50 * (node % columns)),
      y: Float64Array.from({ length: nodes }, (_, node) => 50 * Math.floor(node / columns)),
      areasM2: new Float64Array(nodes).fill(2500),
      outerLengthsM,
      blocks: Uint32Array.from({ length: nodes }, (_, node) => block(node)),
    },
  };
}

/** The same graph without the edges that `isKept` says no to. */
export function withoutEdges(graph: Graph, isKept: (a: number, b: number) => boolean): Graph {
  const first = new Uint32Array(graph.nodes + 1);
  const kept: number[] = [];
  for (let node = 0; node < graph.nodes; node++) {
    for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
      if (isKept(node, graph.neighbours[at])) kept.push(at);
    }
    first[node + 1] = kept.length;
  }
  return {
    ...graph,
    first,
    neighbours: Uint32Array.from(kept, (at) => graph.neighbours[at]),
    lengths: Float64Array.from(kept, (at) => graph.lengths[at]),
    roads: Uint8Array.from(kept, (at) => graph.roads[at]),
  };
}

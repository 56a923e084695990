import type { Graph } from "./graph.ts";

/** The graph of `nodes` (rising) alone. What bordered on the rest lies at its rim now. */
export function subgraph(graph: Graph, nodes: Uint32Array): Graph {
  const { ground } = graph;
  const place = new Int32Array(graph.nodes).fill(-1);
  nodes.forEach((node, at) => {
    place[node] = at;
  });
  const first = new Uint32Array(nodes.length + 1);
  const entries: number[] = [];
  const outerLengthsM = Float64Array.from(nodes, (node) => ground?.outerLengthsM[node] ?? 0);
  nodes.forEach((node, at) => {
    for (let entry = graph.first[node]; entry < graph.first[node + 1]; entry++) {
      if (place[graph.neighbours[entry]] >= 0) entries.push(entry);
      else outerLengthsM[at] += graph.lengths[entry];
    }
    first[at + 1] = entries.length;
  });
  const pick = (values: Float64Array) => Float64Array.from(nodes, (node) => values[node]);
  return {
    nodes: nodes.length,
    weights: pick(graph.weights),
    first,
    neighbours: Uint32Array.from(entries, (entry) => place[graph.neighbours[entry]]),
    lengths: Float64Array.from(entries, (entry) => graph.lengths[entry]),
    roads: Uint8Array.from(entries, (entry) => graph.roads[entry]),
    ground: ground && {
      x: pick(ground.x),
      y: pick(ground.y),
      areasM2: pick(ground.areasM2),
      outerLengthsM,
      blocks: Uint32Array.from(nodes, (node) => ground.blocks[node]),
    },
  };
}

/** The numbers of the nodes of which `isWanted`, rising. */
export function nodesWhere(graph: Graph, isWanted: (node: number) => boolean): Uint32Array {
  const nodes = new Uint32Array(graph.nodes);
  let count = 0;
  for (let node = 0; node < graph.nodes; node++) if (isWanted(node)) nodes[count++] = node;
  return nodes.slice(0, count);
}

import type { Assignment, Graph } from "../../domain/layout/partition/graph.ts";

/** A graph of nodes of `weights`, joined by `edges` of length 1 inside a block. */
export function aGraph(weights: readonly number[], edges: readonly (readonly number[])[]): Graph {
  const joined = weights.map((): number[] => []);
  for (const [a, b] of edges) {
    joined[a].push(b);
    joined[b].push(a);
  }
  const neighbours = joined.flatMap((list) => list.sort((a, b) => a - b));
  const first = new Uint32Array(weights.length + 1);
  joined.forEach((list, node) => {
    first[node + 1] = first[node] + list.length;
  });
  return {
    nodes: weights.length,
    weights: Float64Array.from(weights),
    first,
    neighbours: Uint32Array.from(neighbours),
    lengths: new Float64Array(neighbours.length).fill(1),
    roads: new Uint8Array(neighbours.length),
    ground: null,
  };
}

/** Nodes of weight 1 in `rows` rows of `columns`, each joined to those beside, above and below it. */
export function aGrid(columns: number, rows: number): Graph {
  const edges: number[][] = [];
  for (let node = 0; node < columns * rows; node++) {
    if (node % columns < columns - 1) edges.push([node, node + 1]);
    if (node + columns < columns * rows) edges.push([node, node + columns]);
  }
  return aGraph(new Array(columns * rows).fill(1), edges);
}

/** The weight of each part. */
export function partWeights(graph: Graph, assignment: Assignment, parts: number): number[] {
  const weights = new Array<number>(parts).fill(0);
  assignment.forEach((part, node) => {
    weights[part] += graph.weights[node];
  });
  return weights;
}

/** The number of pieces of each part. */
export function partPieces({ nodes, first, neighbours }: Graph, assignment: Assignment, parts: number): number[] {
  const pieces = new Array<number>(parts).fill(0);
  const seen = new Uint8Array(nodes);
  for (let start = 0; start < nodes; start++) {
    if (seen[start]) continue;
    pieces[assignment[start]]++;
    seen[start] = 1;
    const piece = [start];
    for (const node of piece)
      for (const next of neighbours.subarray(first[node], first[node + 1]))
        if (!seen[next] && assignment[next] === assignment[node]) {
          seen[next] = 1;
          piece.push(next);
        }
  }
  return pieces;
}

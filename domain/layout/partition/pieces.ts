import type { Assignment, Graph } from "./graph.ts";

/** Which piece each node lies in, numbered from 0 by their first node; two nodes lie in one when `joins` all along a way. */
export function piecesOf(
  graph: Graph,
  joins: (a: number, b: number) => boolean,
): { pieces: Uint32Array; count: number } {
  const none = graph.nodes;
  const pieces = new Uint32Array(graph.nodes).fill(none);
  const waiting = new Uint32Array(graph.nodes);
  let count = 0;
  for (let start = 0; start < graph.nodes; start++) {
    if (pieces[start] !== none) continue;
    let length = 1;
    waiting[0] = start;
    pieces[start] = count;
    while (length > 0) {
      const node = waiting[--length];
      for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
        const next = graph.neighbours[at];
        if (pieces[next] !== none || !joins(node, next)) continue;
        pieces[next] = count;
        waiting[length++] = next;
      }
    }
    count++;
  }
  return { pieces, count };
}

/** The pieces of the ground itself. */
export const piecesOfGround = (graph: Graph) => piecesOf(graph, () => true);

/** The pieces of all parts. */
export const piecesOfParts = (graph: Graph, assignment: Assignment) =>
  piecesOf(graph, (a, b) => assignment[a] === assignment[b]);

/** The sum of `values` by group. */
export function sums(values: Float64Array, groups: Uint32Array, count: number): Float64Array {
  const totals = new Float64Array(count);
  for (let node = 0; node < groups.length; node++) totals[groups[node]] += values[node];
  return totals;
}

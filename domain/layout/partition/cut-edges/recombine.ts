import type { Dice } from "../dice.ts";
import type { Assignment, Graph } from "../graph.ts";

/**
 * `assignment` with two random parts that border on each other divided anew, about in halves: along a random spanning tree of
 * both together, cut at one of its edges (the ReCom move of D. DeFord, M. Duchin, J. Solomon: Recombination, 2021).
 */
export function recombined(graph: Graph, assignment: Assignment, dice: Dice): Assignment {
  const pair = neighbouringParts(graph, assignment, dice);
  if (!pair) return assignment;
  const [one, other] = pair;
  const { order, above } = randomTree(graph, (node) => assignment[node] === one || assignment[node] === other, dice);
  const below = new Float64Array(graph.nodes);
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    below[node] += graph.weights[node];
    if (i > 0) below[above[node]] += below[node];
  }
  const half = below[order[0]] / 2;
  // why: some slack, so that one tree leads to many divisions; annealing brings the weights into the window
  const wanted = half * (0.8 + 0.4 * (dice.below(1024) / 1024));
  let top = order[1];
  for (const node of order) if (node !== order[0] && off(below[node]) < off(below[top])) top = node;
  const next = assignment.slice();
  const isUnder = new Uint8Array(graph.nodes);
  for (const node of order) {
    isUnder[node] = node === top || (node !== order[0] && isUnder[above[node]]) ? 1 : 0;
    next[node] = isUnder[node] ? one : other;
  }
  return next;

  function off(weight: number): number {
    return Math.abs(weight - wanted);
  }
}

/** Two parts that share an edge, found by a random node at a border. */
function neighbouringParts(graph: Graph, assignment: Assignment, dice: Dice): [number, number] | null {
  const start = dice.below(graph.nodes);
  for (let i = 0; i < graph.nodes; i++) {
    const node = (start + i) % graph.nodes;
    for (let e = graph.first[node]; e < graph.first[node + 1]; e++) {
      const other = assignment[graph.neighbours[e]];
      if (other !== assignment[node]) return [assignment[node], other];
    }
  }
  return null;
}

/** Steps of the walk below for each node; enough for nearly all nodes but where the ground is a long thread. */
const WALK_PER_NODE = 30;

/** A random spanning tree of the nodes that are `inside`, which are one piece. `order` puts each node after the one above it. */
function randomTree({ nodes, first, neighbours }: Graph, inside: (node: number) => boolean, dice: Dice) {
  const above = new Int32Array(nodes).fill(-1);
  const members: number[] = [];
  for (let node = 0; node < nodes; node++) if (inside(node)) members.push(node);
  const isIn = new Uint8Array(nodes);
  // why: the edges by which a random walk first enters each node are a uniformly random tree (Aldous 1990, Broder 1989)
  let at = members[dice.below(members.length)];
  const order = [at];
  isIn[at] = 1;
  const enter = (node: number, from: number) => {
    if (isIn[node]) return;
    isIn[node] = 1;
    above[node] = from;
    order.push(node);
  };
  for (let left = WALK_PER_NODE * members.length; left > 0 && order.length < members.length; left--) {
    const next = neighbours[first[at] + dice.below(first[at + 1] - first[at])];
    if (!inside(next)) continue;
    enter(next, at);
    at = next;
  }
  // what the walk has not come to is joined on from where it has
  for (let head = 0; order.length < members.length; head++)
    for (let i = first[order[head]]; i < first[order[head] + 1]; i++)
      if (inside(neighbours[i])) enter(neighbours[i], order[head]);
  return { order, above };
}

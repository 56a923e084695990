import type { Dice } from "../dice.ts";
import type { Assignment, Graph } from "../graph.ts";

/** A division of a connected `graph` into `k` parts in one piece each, grown from `k` random nodes, the lightest part first. */
export function grownParts(graph: Graph, k: number, dice: Dice): Assignment {
  const { nodes, first, neighbours, weights } = graph;
  const free = k;
  const assignment = new Uint32Array(nodes).fill(free);
  const fronts: number[][] = [];
  const loads = new Float64Array(k);
  const take = (node: number, part: number) => {
    assignment[node] = part;
    loads[part] += weights[node];
    for (let i = first[node]; i < first[node + 1]; i++) fronts[part].push(neighbours[i]);
  };
  for (let part = 0; part < k; part++) {
    let node = dice.below(nodes);
    while (assignment[node] !== free) node = (node + 1) % nodes;
    fronts.push([]);
    take(node, part);
  }
  for (;;) {
    let lightest = -1;
    for (let part = 0; part < k; part++)
      if (fronts[part].length > 0 && (lightest < 0 || loads[part] < loads[lightest])) lightest = part;
    if (lightest < 0) return assignment;
    const front = fronts[lightest];
    const picked = dice.below(front.length);
    const node = front[picked];
    front[picked] = front[front.length - 1];
    front.pop();
    if (assignment[node] === free) take(node, lightest);
  }
}

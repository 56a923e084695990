import { divide } from "./divide.ts";
import type { Assignment, Graph } from "./graph.ts";
import { contract, levelOf } from "./level.ts";
import { piecesOfGround, sums } from "./pieces.ts";
import type { OnStep, Settings } from "./settings.ts";
import { nodesWhere, subgraph } from "./subgraph.ts";

/**
 * The parts after `part` was divided in `count`: the piece with what is locked in it, else the heaviest, keeps the label, the others get labels
 * above all there are. Into more pieces where the ground is in more, into fewer where there are fewer nodes.
 */
export function split(
  graph: Graph,
  assignment: Assignment,
  part: number,
  count: number,
  settings: Settings,
  onStep?: OnStep,
): Assignment {
  const nodes = nodesWhere(graph, (node) => assignment[node] === part);
  if (nodes.length === 0) return assignment.slice();
  const ground = subgraph(graph, nodes);
  const anchor = hullOf(
    ground,
    nodes.map((node) => settings.locked?.[node] ?? 0),
  );
  const { groups, groupCount } = anchored(anchor);
  const bound = contract(levelOf(ground, ground.lengths), groups, groupCount).graph;
  const parts = Math.min(groupCount, Math.max(count, piecesOfGround(bound).count));
  const fresh = 1 + assignment.reduce((most, label) => Math.max(most, label), 0);
  const told = (pieces: Assignment) => {
    const weights = sums(bound.weights, pieces, parts);
    let kept = 0;
    for (let piece = 1; piece < parts; piece++) if (weights[piece] > weights[kept]) kept = piece;
    if (anchor.some((isIn) => isIn === 1)) kept = pieces[0];
    const all = assignment.slice();
    nodes.forEach((node, at) => {
      const piece = pieces[groups[at]];
      if (piece !== kept) all[node] = fresh + piece - (piece > kept ? 1 : 0);
    });
    return all;
  };
  return told(divide(bound, parts, settings, onStep && ((done, best) => onStep(done, told(best)))));
}

/** The locked nodes with ways between them, so that together they hang together: 1 for each of these nodes. */
function hullOf({ nodes, first, neighbours }: Graph, locked: ArrayLike<number>): Uint8Array {
  const hull = new Uint8Array(nodes);
  const start = Array.from({ length: nodes }, (_, node) => node).find((node) => locked[node] === 1);
  if (start === undefined) return hull;
  const cameFrom = new Int32Array(nodes).fill(-1);
  const order = [start];
  cameFrom[start] = start;
  hull[start] = 1;
  for (const node of order) {
    // everything is reached by the fewest steps from the first, so the ways back to it hang together
    for (let back = node; locked[node] === 1 && hull[back] === 0; back = cameFrom[back]) hull[back] = 1;
    for (let at = first[node]; at < first[node + 1]; at++) {
      if (cameFrom[neighbours[at]] >= 0) continue;
      cameFrom[neighbours[at]] = node;
      order.push(neighbours[at]);
    }
  }
  return hull;
}

/** Groups of nodes: number 0 is all of the anchor, where there is any; every other node is one by itself. */
function anchored(anchor: Uint8Array): { groups: Uint32Array; groupCount: number } {
  let groupCount = anchor.some((isIn) => isIn === 1) ? 1 : 0;
  const groups = Uint32Array.from(anchor, (isIn) => (isIn === 1 ? 0 : groupCount++));
  return { groups, groupCount };
}

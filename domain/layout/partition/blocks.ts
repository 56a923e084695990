import { bisect } from "./bisect.ts";
import type { Assignment, Graph } from "./graph.ts";
import { type Level, membersOf } from "./level.ts";
import { piecesOf, sums } from "./pieces.ts";
import { SideGrower } from "./side.ts";

/**
 * Groups of nodes that are moved as one: street blocks, those heavier than `most` in pieces of like weight. Nodes with
 * different `keep` never share a group. Without this, annealing single buildings does not find the large moves.
 */
export function groupBlocks(level: Level, most: number, keep?: Assignment): { groups: Uint32Array; count: number } {
  const { graph } = level;
  const joins = joinsWithin(graph, keep);
  const { pieces, count } = piecesOf(graph, joins);
  const weights = sums(graph.weights, pieces, count);
  const members = membersOf(pieces, count);
  const grower = new SideGrower(level);
  const groups = new Uint32Array(graph.nodes);
  let next = 0;
  for (let piece = 0; piece < count; piece++) {
    const nodes = members.nodes.subarray(members.first[piece], members.first[piece + 1]);
    const parts = Math.min(nodes.length, Math.max(1, Math.ceil(weights[piece] / most)));
    bisect(grower, nodes, parts, groups, next);
    next += parts;
  }
  return { groups, count: next };
}

function joinsWithin({ ground }: Graph, keep: Assignment | undefined) {
  return (a: number, b: number): boolean =>
    ground !== null && ground.blocks[a] === ground.blocks[b] && (keep === undefined || keep[a] === keep[b]);
}

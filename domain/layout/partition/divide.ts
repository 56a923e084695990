import { allotParts } from "./allot.ts";
import { bisect } from "./bisect.ts";
import type { Assignment, Graph } from "./graph.ts";
import { type Level, membersOf } from "./level.ts";
import { piecesOfGround, sums } from "./pieces.ts";
import { planOf } from "./presets.ts";
import type { OnStep, Settings } from "./settings.ts";
import { SideGrower } from "./side.ts";
import { better, type Grains, grainsOf, singleNodes } from "./two-grains.ts";

/**
 * Divides a graph from nothing into `parts` parts: halving, annealing of whole street blocks, annealing of single nodes. `parts` is
 * at least the number of pieces of the ground and at most that of nodes.
 */
export function divide(graph: Graph, parts: number, settings: Settings, onStep?: OnStep): Assignment {
  const plan = planOf(settings);
  const grains = grainsOf(graph, parts, settings, plan);
  const enough = hasEnough(grains) ? grains : singleNodes(grains);
  return better(enough, halved(enough.coarse, allotted(grains), parts), plan, settings.seed, {}, onStep);
}

/** How many parts each piece of the ground gets; pieces are numbered alike in both grains. */
function allotted({ fine: { graph }, parts }: Grains): Uint32Array {
  const { pieces, count } = piecesOfGround(graph);
  return allotParts(sums(graph.weights, pieces, count), sizesOf(pieces, count), parts);
}

/** The start: every piece of the ground halved again and again into its parts. */
function halved(level: Level, allotted: Uint32Array, parts: number): Assignment {
  const { pieces, count } = piecesOfGround(level.graph);
  const members = membersOf(pieces, count);
  const grower = new SideGrower(level);
  const assignment = new Uint32Array(level.graph.nodes).fill(parts);
  let firstPart = 0;
  for (let piece = 0; piece < count; piece++) {
    const nodes = members.nodes.slice(members.first[piece], members.first[piece + 1]);
    bisect(grower, nodes, allotted[piece], assignment, firstPart);
    firstPart += allotted[piece];
  }
  return assignment;
}

/** Whether every piece of the ground has enough street blocks for its parts. */
function hasEnough(grains: Grains): boolean {
  const fine = piecesOfGround(grains.fine.graph);
  const coarse = piecesOfGround(grains.coarse.graph);
  const nodes = sizesOf(fine.pieces, fine.count);
  const blocks = sizesOf(coarse.pieces, coarse.count);
  return allotted(grains).every((count, piece) => blocks[piece] >= 2 * count || blocks[piece] === nodes[piece]);
}

function sizesOf(pieces: Uint32Array, count: number): Uint32Array {
  const sizes = new Uint32Array(count);
  for (const piece of pieces) sizes[piece]++;
  return sizes;
}

import { aimsOf, edgeCosts } from "./aims.ts";
import type { Assignment, Graph } from "./graph.ts";
import { handOver } from "./hand-over.ts";
import { bordersOf, straysOf } from "./join-pieces.ts";
import { labelled, numbered } from "./labels.ts";
import { type Level, levelOf } from "./level.ts";
import { sums } from "./pieces.ts";
import type { Repair, Settings } from "./settings.ts";
import { split } from "./split-part.ts";
import { nodesWhere } from "./subgraph.ts";

/** How many neighbours are proposed for one fault. */
const CHOICES = 3;

/**
 * Proposals for every part that is in pieces or out of the band, those that move least first. Each mends one fault by itself: a stray piece joins a
 * neighbour; a heavy part gives to a neighbour or is split; a light one takes from a neighbour or is merged into one. Nothing that is
 * locked moves.
 */
export function repair(graph: Graph, assignment: Assignment, settings: Settings): Repair[] {
  const { assignment: parts, labels } = numbered(assignment);
  const level = levelOf(graph, edgeCosts(graph, labels.length, settings));
  const work: Work = {
    level,
    parts,
    count: labels.length,
    weights: sums(graph.weights, parts, labels.length),
    settings,
  };
  const proposals = [...joins(work), ...ofWeights(work)];
  const label = (part: number) => labelled(Uint32Array.of(part), labels)[0];
  return proposals
    .map((proposal) => ({
      ...proposal,
      part: label(proposal.part),
      moves: proposal.moves.map(({ node, to }) => ({ node, to: label(to) })),
    }))
    .sort((a, b) => a.weight - b.weight || a.part - b.part || a.moves.length - b.moves.length);
}

type Work = { level: Level; parts: Assignment; count: number; weights: Float64Array; settings: Settings };

const isLocked =
  ({ settings }: Work) =>
  (node: number) =>
    settings.locked?.[node] === 1;

function joins(work: Work): Repair[] {
  const { level, parts, count, settings } = work;
  return straysOf(level, parts, count, settings.locked)
    .filter(({ nodes }) => !nodes.some(isLocked(work)))
    .flatMap(({ part, nodes, weight }) =>
      bordersOf(level, parts, nodes)
        .slice(0, CHOICES)
        .map(({ part: to }) => proposal(part, "repair.join", nodes, to, weight)),
    );
}

function ofWeights(work: Work): Repair[] {
  const [low, high] = work.settings.band;
  return Array.from({ length: work.count }, (_, part) => part).flatMap((part) => {
    if (work.weights[part] > high) return ofHeavy(work, part);
    return work.weights[part] < low ? ofLight(work, part) : [];
  });
}

function ofHeavy(work: Work, part: number): Repair[] {
  const { level, parts, count, weights, settings } = work;
  const proposals = neighboursOf(work, part).flatMap((to) => chunk(work, part, to, part, "repair.give"));
  const pieces = Math.max(2, Math.round(weights[part] / settings.target));
  const halved = split(level.graph, parts, part, pieces, settings);
  const moves = [...halved.keys()].filter((node) => halved[node] !== parts[node]);
  const news = sums(level.graph.weights, halved, count + pieces - 1).filter((_, at) => at === part || at >= count);
  const isMended = news.every((weight) => weight >= settings.band[0] && weight <= settings.band[1]);
  if (moves.length > 0 && isMended) {
    const weight = moves.reduce((sum, node) => sum + level.graph.weights[node], 0);
    proposals.push({ part, text: "repair.split", weight, moves: moves.map((node) => ({ node, to: halved[node] })) });
  }
  return proposals;
}

function ofLight(work: Work, part: number): Repair[] {
  const { level, parts, weights, settings } = work;
  const nodes = nodesWhere(level.graph, (node) => parts[node] === part);
  const isFree = !nodes.some(isLocked(work));
  return neighboursOf(work, part).flatMap((other) => [
    ...chunk(work, other, part, part, "repair.take"),
    ...(isFree && weights[part] + weights[other] <= settings.band[1]
      ? [proposal(part, "repair.merge", nodes, other, weights[part])]
      : []),
  ]);
}

/** The neighbours of a part, those with the longest border first. */
function neighboursOf({ level, parts }: Work, part: number): number[] {
  const nodes = nodesWhere(level.graph, (node) => parts[node] === part);
  return bordersOf(level, parts, nodes)
    .slice(0, 2 * CHOICES)
    .map(({ part: other }) => other);
}

/** The proposal that `from` hands enough over to `to` for `mended` to lie in the band, if the other can bear it. */
function chunk(work: Work, from: number, to: number, mended: number, text: Repair["text"]): Repair[] {
  const aims = aimsOf(work.level.graph, work.count, work.settings);
  const { band } = work.settings;
  const nodes = handOver(work.level, work.parts, { from, to, mended, aims, band, isLocked: isLocked(work) });
  if (!nodes) return [];
  const weight = nodes.reduce((sum, node) => sum + work.level.graph.weights[node], 0);
  return [proposal(mended, text, nodes, to, weight)];
}

const proposal = (part: number, text: Repair["text"], nodes: Iterable<number>, to: number, weight: number): Repair => ({
  ...{ part, text, weight },
  moves: [...nodes].map((node) => ({ node, to })),
});

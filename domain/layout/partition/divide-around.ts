import { divide } from "./divide.ts";
import type { Assignment, Graph } from "./graph.ts";
import { labelled, numbered } from "./labels.ts";
import { gathered } from "./level.ts";
import { matchParts } from "./match-parts.ts";
import { piecesOfGround } from "./pieces.ts";
import { planOf } from "./presets.ts";
import type { OnStep, Settings } from "./settings.ts";
import { nodesWhere, subgraph } from "./subgraph.ts";
import { better, grainsOf } from "./two-grains.ts";

/**
 * Divides a graph anew into `parts` parts where some nodes are locked: what shares a part with them begins as it is, the rest is divided from
 * nothing, and all borders are annealed. Labels are those of `present` where most of it stays.
 */
export function divideAround(
  graph: Graph,
  parts: number,
  present: Assignment,
  settings: Settings,
  onStep?: OnStep,
): Assignment {
  const isHeld = new Set<number>();
  present.forEach((part, node) => {
    if (settings.locked?.[node] === 1) isHeld.add(part);
  });
  const fresh = 1 + present.reduce((most, part) => Math.max(most, part), 0);
  const start = present.slice();
  const free = nodesWhere(graph, (node) => !isHeld.has(present[node]));
  if (free.length > 0) {
    const ground = subgraph(graph, free);
    const wanted = Math.max(parts - isHeld.size, piecesOfGround(ground).count);
    const divided = divide(ground, Math.min(free.length, wanted), settings);
    free.forEach((node, at) => {
      start[node] = fresh + divided[at];
    });
  }
  const { assignment, labels } = numbered(start);
  const plan = planOf(settings);
  const keep = assignment.map((part, node) => 2 * part + (settings.locked?.[node] ?? 0));
  const grains = grainsOf(graph, labels.length, settings, plan, keep);
  const coarse = gathered(assignment, grains.groups, grains.coarse.graph.nodes);
  const told: OnStep | undefined = onStep && ((done, best) => onStep(done, labelled(best, labels)));
  const limits = { locked: settings.locked };
  const divided = labelled(better(grains, coarse, plan, settings.seed, limits, told), labels);
  return keepLabels(present, divided, isHeld, graph.weights);
}

/** Parts with something locked have their label already; the others get those of `present` that suit them best. */
function keepLabels(present: Assignment, divided: Assignment, isHeld: Set<number>, weights: Float64Array): Assignment {
  const heavy = 1 + weights.reduce((sum, weight) => sum + weight, 0);
  const anchors = new Map<number, number>();
  divided.forEach((part, node) => {
    if (isHeld.has(part) && present[node] === part && !anchors.has(part)) anchors.set(part, node);
  });
  const pulled = weights.slice();
  for (const node of anchors.values()) pulled[node] += heavy;
  return matchParts(present, divided, pulled);
}

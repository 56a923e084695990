import { usualParts } from "./allot.ts";
import { divide } from "./divide.ts";
import type { Assignment, Graph } from "./graph.ts";
import { labelled, numbered } from "./labels.ts";
import { outcomeOf } from "./outcome.ts";
import { piecesOfGround } from "./pieces.ts";
import { reform } from "./reform.ts";
import type { OnStep, Outcome, Problem, Settings } from "./settings.ts";

export type { OnStep, Outcome, Preset, Problem, Repair, Settings } from "./settings.ts";

/**
 * Divides `graph` from nothing into `k` parts, or into as many as its weight makes of the target. Every part is in one piece,
 * always; what could not be had besides is named in `problems`.
 */
export function partition(graph: Graph, k: number | null, settings: Settings, onStep?: OnStep): Outcome {
  if (graph.nodes === 0) return outcomeOf(graph, new Uint32Array(0), settings, [{ kind: "nothing-to-divide" }]);
  const problems: Problem[] = [];
  const wanted = k ?? usualParts(graph.weights, settings.target, settings.band[1]);
  const { count } = piecesOfGround(graph);
  if (count > wanted && k !== null) problems.push({ kind: "more-pieces-than-parts", pieces: count, wanted });
  if (wanted > graph.nodes) problems.push({ kind: "more-parts-than-nodes", nodes: graph.nodes, wanted });
  const parts = Math.min(graph.nodes, Math.max(count, wanted));
  return outcomeOf(graph, divide(graph, parts, settings, onStep), settings, problems);
}

/**
 * Brings the parts of `assignment` back into the band after weights changed, moving as little as it can and no more than
 * `maxMoved`. Parts keep their labels; where parts are too few, new ones get labels above all others.
 */
export function rebalance(graph: Graph, assignment: Assignment, settings: Settings, onStep?: OnStep): Outcome {
  const { assignment: present, labels } = numbered(assignment);
  const told: OnStep | undefined = onStep && ((done, best) => onStep(done, labelled(best, labels)));
  const result = reform(graph, present, settings, told);
  return outcomeOf(graph, labelled(result, labels), settings);
}

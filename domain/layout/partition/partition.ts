import { usualParts } from "./allot.ts";
import { divide } from "./divide.ts";
import { divideAround } from "./divide-around.ts";
import type { Assignment, Graph } from "./graph.ts";
import { labelled, numbered } from "./labels.ts";
import { onOpenGround } from "./open-ground.ts";
import { outcomeOf } from "./outcome.ts";
import { piecesOfGround } from "./pieces.ts";
import { reform } from "./reform.ts";
import type { OnStep, Outcome, Problem, Settings } from "./settings.ts";
import { split } from "./split-part.ts";

/**
 * Divides `graph` from nothing into `k` parts, or into as many as its weight makes of the target. Every part is in one piece,
 * always; what could not be had besides is named in `problems`. Where something is locked, labels are those of `settings.present`
 * and new ones above; else parts are numbered from 0. Throws when something is locked and nothing present.
 */
export function partition(graph: Graph, k: number | null, settings: Settings, onStep?: OnStep): Outcome {
  if (graph.nodes === 0) return outcomeOf(graph, new Uint32Array(0), settings, [{ kind: "nothing-to-divide" }]);
  const wanted = k ?? usualParts(graph.weights, settings.target, settings.band[1]);
  const problems: Problem[] = [];
  const { locked, present } = settings;
  if (locked?.includes(1)) {
    if (!present) throw new Error("what is locked needs settings.present");
    const divided = onOpenGround(graph, present, settings, onStep, (open) =>
      divideAround(open.graph, wanted - open.closed, open.present, open.settings, open.onStep),
    );
    const { labels } = numbered(divided);
    if (k !== null && labels.length > k)
      problems.push({ kind: "more-pieces-than-parts", pieces: labels.length, wanted });
    return outcomeOf(graph, divided, settings, problems);
  }
  const { count } = piecesOfGround(graph);
  if (count > wanted && k !== null) problems.push({ kind: "more-pieces-than-parts", pieces: count, wanted });
  if (wanted > graph.nodes) problems.push({ kind: "more-parts-than-nodes", nodes: graph.nodes, wanted });
  const parts = Math.min(graph.nodes, Math.max(count, wanted));
  return outcomeOf(graph, divide(graph, parts, settings, onStep), settings, problems);
}

/**
 * Divides one part in `count`. The piece with what is locked in it, else the heaviest, keeps the label; the others get labels above all there are.
 * `settings.target` is not looked at.
 */
export function splitPart(
  graph: Graph,
  assignment: Assignment,
  part: number,
  count: number,
  settings: Settings,
  onStep?: OnStep,
): Outcome {
  return outcomeOf(graph, split(graph, assignment, part, count, settings, onStep), settings);
}

/**
 * Brings the parts of `assignment` back into the band after weights changed, moving as little as it can and no more than
 * `maxMoved`. Parts keep their labels; where parts are too few, new ones get labels above all others.
 */
export function rebalance(graph: Graph, assignment: Assignment, settings: Settings, onStep?: OnStep): Outcome {
  if (graph.nodes === 0) return outcomeOf(graph, assignment, settings, [{ kind: "nothing-to-divide" }]);
  const result = onOpenGround(graph, assignment, settings, onStep, (open) => {
    const { assignment: present, labels } = numbered(open.present);
    const told: OnStep | undefined = open.onStep && ((done, best) => open.onStep!(done, labelled(best, labels)));
    return labelled(reform(open.graph, present, open.settings, told), labels);
  });
  return outcomeOf(graph, result, settings);
}

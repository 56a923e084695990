import { Dice } from "../dice.ts";
import type { Assignment, Graph } from "../graph.ts";
import { anneal } from "./anneal.ts";
import { Plan, type Window } from "./plan.ts";
import { grownParts } from "./start.ts";

/** Told now and then how much of a search is done (0–1) and the best division so far; `false` ends the search with that one. */
export type OnStep = (done: number, best: Assignment | null) => unknown;

export type Found = { readonly assignment: Assignment; readonly cuts: number };

/** Annealings from a random start, each as long as the next. */
const ROUNDS = 8;

/**
 * The best division of a connected `graph` into `k` parts that `steps` moves find, each part in one piece and within `window`; null when
 * none of those tried lay within it.
 */
export function search(
  graph: Graph,
  k: number,
  window: Window,
  { seed, steps }: { seed: number; steps: number },
  onStep: OnStep = () => {},
): Found | null {
  const dice = new Dice(seed);
  const plan = new Plan(graph, k);
  const total = graph.weights.reduce((sum, weight) => sum + weight, 0);
  // why: one node that changes sides moves the weights by its own; a window narrower than that is met by an exchange only
  const slack = Math.max(window[1] - window[0], total / graph.nodes, Number.MIN_VALUE);
  const held: { best: Found | null } = { best: null };
  const keep = () => {
    held.best = { assignment: plan.part.slice(), cuts: plan.cuts };
  };
  for (let round = 0; round < ROUNDS; round++) {
    plan.set(grownParts(graph, k, dice));
    const schedule = {
      steps: Math.ceil(steps / ROUNDS),
      temperatures: [1.5, 0.2],
      slacks: [2 * slack, slack / 4],
    } as const;
    anneal(plan, window, schedule, dice, held.best?.cuts ?? Number.POSITIVE_INFINITY, keep);
    if (onStep((round + 1) / ROUNDS, held.best?.assignment ?? null) === false) break;
  }
  return held.best;
}

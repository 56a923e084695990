import { Dice, PATIENCE } from "../dice.ts";
import type { Assignment, Graph } from "../graph.ts";
import { anneal } from "./anneal.ts";
import { Plan, type Window } from "./plan.ts";
import { recombined } from "./recombine.ts";
import { grownParts } from "./start.ts";

/** Told now and then how much of a search is done (0–1) and the best division so far; `false` ends the search with that one. */
export type OnStep = (done: number, best: Assignment | null) => unknown;

export type Found = { readonly assignment: Assignment; readonly cuts: number };

/** Searches from a start of their own, each with an equal share of the steps: where the first went astray, another need not. */
const CHAINS = 4;

/** Steps of one annealing, for each node of the graph. Longer ones were no better: the course of a border is soon set. */
const STEPS_PER_NODE = 150;

/** Cut edges by which a division may on average be worse than the last and still be gone on from. */
const LENIENCE = 1;

/**
 * The best division of a connected `graph` into `k` parts that `steps` moves find, each part in one piece and within `window`; null when
 * none of those tried lay within it. Two neighbouring parts are divided anew, all borders annealed, and the result gone on from unless it
 * is much worse; again and again. Annealing alone keeps the arrangement it begins with, however slow: the start decides it.
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
  const schedule = scheduleFor(graph, window);
  const rounds = Math.max(1, Math.floor(steps / schedule.steps));
  let best: Found | null = null;
  let current: Found | null = null;
  for (let round = 0; round < rounds; round++) {
    if (round % Math.ceil(rounds / CHAINS) === 0) current = null;
    plan.set(current ? recombined(graph, current.assignment, dice) : grownParts(graph, k, dice));
    const found = annealed(plan, window, schedule, dice);
    const lenience = LENIENCE * PATIENCE[dice.bits() & (PATIENCE.length - 1)];
    if (found && (!current || found.cuts - current.cuts <= lenience)) current = found;
    if (found && (!best || found.cuts < best.cuts)) best = found;
    if (onStep((round + 1) / rounds, best?.assignment ?? null) === false) break;
  }
  return best;
}

function scheduleFor({ nodes, weights }: Graph, [min, max]: Window) {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / nodes;
  // why: a node that changes sides moves the weights by its own; a narrower window is met only by way of divisions outside it
  const slack = Math.max(max - min, mean, Number.MIN_VALUE);
  const steps = Math.max(20_000, STEPS_PER_NODE * nodes);
  return { steps, temperatures: [1, 0.2], slacks: [slack, slack / 4] } as const;
}

/** The division within the window with the fewest cut edges that `plan` comes by while it is annealed. */
function annealed(plan: Plan, window: Window, schedule: ReturnType<typeof scheduleFor>, dice: Dice): Found | null {
  const kept: { found: Found | null } = { found: null };
  anneal(plan, window, schedule, dice, Number.POSITIVE_INFINITY, () => {
    kept.found = { assignment: plan.part.slice(), cuts: plan.cuts };
  });
  return kept.found;
}

import { Dice, PATIENCE } from "../dice.ts";
import type { Assignment, Graph } from "../graph.ts";
import { sums } from "../pieces.ts";
import { anneal } from "./anneal.ts";
import { outside, Plan, type Window } from "./plan.ts";
import { recombined } from "./recombine.ts";
import { settle } from "./settle.ts";
import { grownParts } from "./start.ts";

/** Told now and then how much of a search is done (0–1) and the best division so far; `false` ends the search with that one. */
export type OnStep = (done: number, best: Assignment | null) => unknown;

export type Found = { readonly assignment: Assignment; readonly cuts: number };

/** A division on the way, with the weight that its parts have outside the window and the steps it took. */
type Tried = Found & { readonly beyond: number; readonly steps: number };

/** Searches with an equal share of the steps, each from a start of its own, the last from the best: where one went astray, another need not. */
const CHAINS = 8;

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
  let best: Tried | null = null;
  for (let chain = 0, used = 0; chain < CHAINS; chain++) {
    let current: Tried | null = chain === CHAINS - 1 ? best : null;
    do {
      plan.set(current ? recombined(graph, current.assignment, dice) : grownParts(graph, k, dice));
      const tried = annealed(plan, window, schedule, dice);
      used += tried.steps;
      const lenience = LENIENCE * PATIENCE[dice.bits() & (PATIENCE.length - 1)];
      if (!current || isGoodEnough(tried, current, lenience)) current = tried;
      if (tried.beyond === 0 && (!best || tried.cuts < best.cuts)) best = tried;
      if (onStep(Math.min(1, used / steps), best?.assignment ?? null) === false) return best;
    } while (used < (steps * (chain + 1)) / CHAINS);
  }
  return best;
}

function scheduleFor({ nodes, weights }: Graph, [min, max]: Window) {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / nodes;
  // why: a node that changes sides moves the weights by its own; a narrower window is met only by way of divisions outside it
  const slack = Math.max(max - min, mean, Number.MIN_VALUE);
  const steps = Math.max(20_000, STEPS_PER_NODE * nodes);
  return { steps, temperatures: [1, 0.2], slacks: [slack, slack / 8] } as const;
}

/** The division within the window with the fewest cut edges that `plan` comes by while it is annealed, or else where it ends. */
function annealed(plan: Plan, window: Window, schedule: ReturnType<typeof scheduleFor>, dice: Dice): Tried {
  const kept: { found: Found | null } = { found: null };
  anneal(plan, window, schedule, dice, Number.POSITIVE_INFINITY, () => {
    kept.found = { assignment: plan.part.slice(), cuts: plan.cuts };
  });
  let steps = schedule.steps;
  if (!kept.found) steps += settle(plan, window);
  const { assignment, cuts } = kept.found ?? { assignment: plan.part.slice(), cuts: plan.cuts };
  // why: summed afresh, because sums that are kept up drift where weights have fractions
  const loads = sums(plan.graph.weights, assignment, plan.parts);
  return { assignment, cuts, beyond: loads.reduce((sum, load) => sum + outside(load, ...window), 0), steps };
}

const isGoodEnough = (tried: Tried, current: Tried, lenience: number): boolean =>
  tried.beyond === current.beyond ? tried.cuts - current.cuts <= lenience : tried.beyond < current.beyond;

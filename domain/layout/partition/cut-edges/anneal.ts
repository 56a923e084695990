import { type Dice, PATIENCE } from "../dice.ts";
import { outside, type Plan, type Window } from "./plan.ts";

/** How an annealing goes about it. */
export type Schedule = {
  readonly steps: number;
  /** In cut edges, falling evenly from the first to the second. */
  readonly temperatures: readonly [from: number, to: number];
  /** Weight outside the window that costs as much as the temperature, falling fast, then slowly. */
  readonly slacks: readonly [from: number, to: number];
};

/** Steps between two looks at temperature and slack. */
const ROUND = 4096;

/**
 * Moves single nodes of `plan` across borders, every part in one piece, towards few cut edges and weights in the window (simulated
 * annealing, Kirkpatrick et al. 1983). Calls `onFit` each time the plan lies within the window with fewer cut edges than `below`
 * and than any before; gives the fewest such cut edges.
 */
export function anneal(
  plan: Plan,
  window: Window,
  schedule: Schedule,
  dice: Dice,
  below: number,
  onFit: () => void,
): number {
  const { first, neighbours, weights } = plan.graph;
  const { part, border, weights: loads } = plan;
  const [min, max] = window;
  const { steps, temperatures, slacks } = schedule;
  let fewest = below;
  let beyond = loads.filter((load) => outside(load, min, max) > 0).length;
  for (let step = 0; step < steps; step += ROUND) {
    const ahead = 1 - step / steps;
    const temperature = temperatures[1] + (temperatures[0] - temperatures[1]) * ahead;
    const price = temperature / (slacks[1] + (slacks[0] - slacks[1]) * ahead * ahead);
    for (let i = Math.min(ROUND, steps - step); i > 0 && plan.borderCount > 0; i--) {
      const node = border[dice.below(plan.borderCount)];
      const start = first[node];
      const end = first[node + 1];
      const from = part[node];
      const to = part[neighbours[start + dice.below(end - start)]];
      if (to === from) continue;
      let rise = 0;
      for (let e = start; e < end; e++) {
        const its = part[neighbours[e]];
        if (its === from) rise++;
        else if (its === to) rise--;
      }
      const weight = weights[node];
      const outGiver = outside(loads[from], min, max);
      const outTaker = outside(loads[to], min, max);
      const newGiver = outside(loads[from] - weight, min, max);
      const newTaker = outside(loads[to] + weight, min, max);
      rise += price * (newGiver + newTaker - outGiver - outTaker);
      if (rise > temperature * PATIENCE[dice.bits() & (PATIENCE.length - 1)] || !plan.canLeave(node)) continue;
      beyond += +(newGiver > 0) + +(newTaker > 0) - +(outGiver > 0) - +(outTaker > 0);
      plan.move(node, to);
      if (beyond === 0 && plan.cuts < fewest) {
        fewest = plan.cuts;
        onFit();
      }
    }
  }
  return fewest;
}

import { type Aims, partCost } from "./aims.ts";
import { type Dice, PATIENCE } from "./dice.ts";
import type { Division } from "./division.ts";
import type { Assignment } from "./graph.ts";

/** How a division is bettered. */
export type Course = {
  aims: Aims;
  /** how many moves are tried */
  tries: number;
  /** the temperature at the start, in the unit of costs; falls to nothing */
  heat: number;
  /** share of `aims.steep` that counts at the start, so that parts may pass through weights they must not end with */
  lenience: number;
  dice: Dice;
  /** 1 = the node keeps its part */
  locked?: Uint8Array;
  home?: Home;
  /** told after every fiftieth of the course; false stops it */
  onStep?: (done: number) => boolean;
};

/** Where the nodes come from in a rebalance. */
export type Home = {
  parts: Assignment;
  /** what it costs to move as much as the mean part weighs */
  cost: number;
  /** how much may be away from home */
  most: number;
};

const STEPS = 50;

/**
 * Simulated annealing by moves of one node over the border of its part (Kirkpatrick et al. 1983): every part stays in one piece
 * and keeps at least one node. Changes `division`; false when it was stopped.
 */
export function anneal(division: Division, course: Course): boolean {
  const { aims, dice } = course;
  const { assignment, cut, counts, weights, areas, rims, nodeRims } = division;
  const { costs, owners } = division.level;
  const { graph } = division.level;
  const { first, neighbours, lengths } = graph;
  const areasM2 = graph.ground?.areasM2 ?? new Float64Array(graph.nodes);
  const { locked, home } = course;
  const perWeight = home ? home.cost / aims.mean : 0;
  let away = home ? weightAway(division, home) : 0;

  for (let step = 0; step < STEPS; step++) {
    const rest = 1 - step / (STEPS - 1);
    const temperature = course.heat * rest;
    const now = { ...aims, steep: aims.steep * (1 - (1 - course.lenience) * rest) };
    const tries = Math.ceil(course.tries / STEPS);
    for (let i = 0; i < tries && division.cutCount > 0; i++) {
      const entry = cut[dice.below(division.cutCount)];
      const node = owners[entry];
      const to = assignment[neighbours[entry]];
      const from = assignment[node];
      const patience = PATIENCE[dice.bits() & 1023];
      if (counts[from] === 1 || locked?.[node] === 1) continue;
      let border = 0;
      let toFrom = 0;
      let toTo = 0;
      for (let at = first[node]; at < first[node + 1]; at++) {
        const part = assignment[neighbours[at]];
        if (part === from) {
          border += costs[at];
          toFrom += lengths[at];
        } else if (part === to) {
          border -= costs[at];
          toTo += lengths[at];
        }
      }
      const weight = graph.weights[node];
      const area = areasM2[node];
      const rim = nodeRims[node];
      let rise =
        border +
        partCost(now, weights[from] - weight, areas[from] - area, rims[from] + 2 * toFrom - rim) +
        partCost(now, weights[to] + weight, areas[to] + area, rims[to] + rim - 2 * toTo) -
        partCost(now, weights[from], areas[from], rims[from]) -
        partCost(now, weights[to], areas[to], rims[to]);
      let leaves = 0;
      if (home) {
        leaves = (home.parts[node] === from ? weight : 0) - (home.parts[node] === to ? weight : 0);
        if (leaves > 0 && away + leaves > home.most) continue;
        rise += perWeight * leaves;
      }
      if (rise > temperature * patience || !division.isWholeWithout(node)) continue;
      division.move(node, to);
      away += leaves;
    }
    if (course.onStep && !course.onStep((step + 1) / STEPS)) return false;
  }
  return true;
}

/** How much of the weight is not at home. */
function weightAway({ assignment, level }: Division, home: Home): number {
  let away = 0;
  for (let node = 0; node < assignment.length; node++) {
    if (assignment[node] !== home.parts[node]) away += level.graph.weights[node];
  }
  return away;
}

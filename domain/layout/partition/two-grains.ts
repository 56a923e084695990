import { type Aims, aimsOf, edgeCosts } from "./aims.ts";
import { anneal, type Course, type Home } from "./anneal.ts";
import { groupBlocks } from "./blocks.ts";
import { Dice } from "./dice.ts";
import { Division } from "./division.ts";
import type { Assignment, Graph } from "./graph.ts";
import { contract, type Level, levelOf, membersOf, spreadOut } from "./level.ts";
import type { Heat, Plan } from "./presets.ts";
import type { OnStep, Settings } from "./settings.ts";

/** A graph as single nodes and as street blocks, and what is wanted of its parts. */
export type Grains = {
  fine: Level;
  coarse: Level;
  /** the block, as a node of `coarse`, of each node */
  groups: Uint32Array;
  aims: Aims;
  parts: number;
};

/** Both grains of `graph`. Blocks do not reach over the borders of `keep`. */
export function grainsOf(graph: Graph, parts: number, settings: Settings, plan: Plan, keep?: Assignment): Grains {
  const aims = aimsOf(graph, parts, settings);
  const fine = levelOf(graph, edgeCosts(graph, parts, settings));
  const { groups, count } = groupBlocks(fine, plan.blockShare * aims.mean, keep);
  return { fine, coarse: contract(fine, groups, count), groups, aims, parts };
}

/** The same graph with nothing but single nodes. */
export function singleNodes({ fine, aims, parts }: Grains): Grains {
  return { fine, coarse: fine, groups: Uint32Array.from({ length: fine.graph.nodes }, (_, node) => node), aims, parts };
}

export type Limits = { locked?: Uint8Array; home?: Home };

/**
 * Betters `start`, a division of the coarse grain: first by moves of whole street blocks, then of single nodes. Gives the best it
 * passed through, as parts of the single nodes.
 */
export function better(
  grains: Grains,
  start: Assignment,
  plan: Plan,
  seed: number,
  limits: Limits,
  onStep?: OnStep,
): Assignment {
  const { fine, coarse, groups, aims, parts } = grains;
  const dice = new Dice(seed);
  const blocks = new Division(coarse, start, parts);
  const first = annealed(blocks, {
    ...course(plan.coarse, blocks, aims, dice),
    ...coarseLimits(grains, limits),
    onStep: onStep && ((done, best) => onStep(0.6 * done, spreadOut(best, groups))),
  });
  const spread = spreadOut(first.best, groups);
  if (first.isStopped) return spread;
  const nodes = new Division(fine, spread, parts);
  return annealed(nodes, {
    ...course(plan.fine, nodes, aims, dice),
    ...limits,
    onStep: onStep && ((done, best) => onStep(0.6 + 0.4 * done, best)),
  }).best;
}

const course = ({ triesPerCut, heat, lenience }: Heat, division: Division, aims: Aims, dice: Dice): Course => ({
  ...{ aims, dice, lenience },
  heat: heat * meanOf(division.level.costs),
  tries: triesPerCut * division.cutCount,
});

const meanOf = (costs: Float64Array): number => costs.reduce((sum, cost) => sum + cost, 0) / (costs.length || 1);

/** A block is locked, and at home, as the first of its nodes is: blocks are made such that all of them agree. */
function coarseLimits({ coarse, groups }: Grains, { locked, home }: Limits): Limits {
  const { first, nodes } = membersOf(groups, coarse.graph.nodes);
  const heads =
    nodes.length > 0 ? Uint32Array.from({ length: coarse.graph.nodes }, (_, group) => nodes[first[group]]) : nodes;
  return {
    locked: locked && Uint8Array.from(heads, (node) => locked[node]),
    home: home && { ...home, parts: Uint32Array.from(heads, (node) => home.parts[node]) },
  };
}

/** Anneals and keeps the best of what it passes through. */
function annealed(division: Division, course: Omit<Course, "onStep"> & { onStep?: OnStep }) {
  let best = division.assignment.slice();
  let least = division.cost(course.aims);
  const isThrough = anneal(division, {
    ...course,
    onStep: (done) => {
      const cost = division.cost(course.aims);
      if (cost <= least) {
        least = cost;
        best = division.assignment.slice();
      }
      return course.onStep?.(done, best) !== false;
    },
  });
  return { best, isStopped: !isThrough };
}

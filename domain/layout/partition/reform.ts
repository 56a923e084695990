import type { Assignment, Graph } from "./graph.ts";
import { joinStrays } from "./join-pieces.ts";
import { gathered } from "./level.ts";
import { sums } from "./pieces.ts";
import type { Plan } from "./presets.ts";
import { Regroup } from "./regroup.ts";
import type { OnStep, Settings } from "./settings.ts";
import { nodesWhere, subgraph } from "./subgraph.ts";
import { better, grainsOf } from "./two-grains.ts";

const PLAN: Plan = {
  blockShare: 0.15,
  coarse: { triesPerCut: 300, heat: 0.3, lenience: 0.3 },
  fine: { triesPerCut: 200, heat: 0.12, lenience: 1 },
};

/** What it costs to move as much as an average part weighs. */
const MOVE_COST = 4;

/** While parts are out of the band it is tried again, each time hotter than before. */
const ROUNDS = 4;
const HOTTER = 3;

/**
 * Brings the parts of `present` (numbered from 0) back into the band, moving as little as it can. A part in pieces is joined first. Parts
 * are split or merged only where the mean leaves no room, where one weighs as much as two, or where moves of borders did not
 * do. New parts are numbered after the old ones; an old one may end without nodes.
 */
export function reform(graph: Graph, present: Assignment, settings: Settings, onStep?: OnStep): Assignment {
  const parts = 1 + present.reduce((most, part) => Math.max(most, part), -1);
  const { fine } = grainsOf(graph, parts, settings, PLAN);
  const joined = present.slice();
  joinStrays(fine, joined, parts, settings.locked);
  const most = Math.max(settings.maxMoved ?? Infinity, weightMoved(graph, present, joined));
  let regroup = new Regroup(fine, joined.slice(), parts, settings);
  regroup.matchCount();
  if (weightMoved(graph, present, regroup.assignment) > most) regroup = new Regroup(fine, joined, parts, settings);
  const outAtFirst = partsOut(graph, regroup.assignment, regroup.numbers, settings);
  let best = { assignment: regroup.assignment, numbers: regroup.numbers, out: outAtFirst };
  for (let round = 0; round < ROUNDS && best.out > 0; round++) {
    if (round > 1) {
      regroup = new Regroup(fine, best.assignment.slice(), best.numbers, settings);
      regroup.mendOutliers();
      if (weightMoved(graph, present, regroup.assignment) > most) break;
    }
    let isStopped = false;
    const told: OnStep = (done, assignment) => {
      isStopped = onStep?.((round + done) / ROUNDS, round > 0 ? best.assignment : assignment) === false;
      return !isStopped;
    };
    const assignment = annealed(graph, present, regroup, { ...settings, maxMoved: most }, round, told);
    const out = partsOut(graph, assignment, regroup.numbers, settings);
    if (out < best.out) best = { assignment, numbers: regroup.numbers, out };
    if (isStopped) break;
    regroup = new Regroup(fine, best.assignment.slice(), best.numbers, settings);
  }
  return best.assignment;
}

/** Anneals all in the first round; later only what lies around the parts that are still out of the band. */
function annealed(
  graph: Graph,
  present: Assignment,
  { assignment, numbers }: Regroup,
  settings: Settings,
  round: number,
  onStep: OnStep,
): Assignment {
  const { locked, maxMoved = Infinity } = settings;
  const nodes = nodesWhere(graph, round === 0 ? () => true : around(graph, assignment, numbers, settings, round + 1));
  const ground = nodes.length === graph.nodes ? graph : subgraph(graph, nodes);
  const start = Uint32Array.from(nodes, (node) => assignment[node]);
  const home = Uint32Array.from(nodes, (node) => present[node]);
  const held = locked && Uint8Array.from(nodes, (node) => locked[node]);
  const keep = start.map((part, at) => 2 * (part * numbers + home[at]) + (held?.[at] ?? 0));
  const grains = { ...grainsOf(ground, new Set(start).size, settings, PLAN, keep), parts: numbers };
  const movedElsewhere = weightMoved(graph, present, assignment) - weightMoved(ground, home, start);
  const limits = { locked: held, home: { parts: home, cost: MOVE_COST, most: maxMoved - movedElsewhere } };
  const coarse = gathered(start, grains.groups, grains.coarse.graph.nodes);
  const whole = (part: Assignment) => {
    const all = assignment.slice();
    nodes.forEach((node, at) => {
      all[node] = part[at];
    });
    return all;
  };
  const told: OnStep = (done, best) => onStep(done, whole(best));
  return whole(better(grains, coarse, heated(HOTTER ** round), settings.seed + round, limits, told));
}

const heated = (times: number): Plan => ({
  ...PLAN,
  coarse: { ...PLAN.coarse, heat: PLAN.coarse.heat * times },
  fine: { ...PLAN.fine, heat: PLAN.fine.heat * times },
});

/** Whether a node lies in a part that is out of the band, or at most `rings` parts from one. */
function around(graph: Graph, assignment: Assignment, numbers: number, settings: Settings, rings: number) {
  const [low, high] = settings.band;
  let isNear = Uint8Array.from(sums(graph.weights, assignment, numbers), (weight) => +(weight < low || weight > high));
  for (let ring = 0; ring < rings; ring++) {
    const next = isNear.slice();
    for (let node = 0; node < graph.nodes; node++) {
      if (isNear[assignment[node]] === 0) continue;
      for (let at = graph.first[node]; at < graph.first[node + 1]; at++) next[assignment[graph.neighbours[at]]] = 1;
    }
    isNear = next;
  }
  return (node: number) => isNear[assignment[node]] === 1;
}

function partsOut(
  { weights }: Graph,
  assignment: Assignment,
  numbers: number,
  { band: [low, high] }: Settings,
): number {
  const isLive = new Uint8Array(numbers);
  for (const part of assignment) isLive[part] = 1;
  return sums(weights, assignment, numbers).filter(
    (weight, part) => isLive[part] === 1 && (weight < low || weight > high),
  ).length;
}

const weightMoved = ({ weights }: Graph, before: Assignment, after: Assignment): number =>
  weights.reduce((sum, weight, node) => sum + (before[node] === after[node] ? 0 : weight), 0);

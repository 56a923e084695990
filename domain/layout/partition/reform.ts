import { bisect } from "./bisect.ts";
import type { Assignment, Graph } from "./graph.ts";
import { bordersOf, joinStrays } from "./join-pieces.ts";
import { gathered, type Level, membersOf } from "./level.ts";
import { sums } from "./pieces.ts";
import type { Plan } from "./presets.ts";
import type { OnStep, Settings } from "./settings.ts";
import { SideGrower } from "./side.ts";
import { better, grainsOf } from "./two-grains.ts";

const PLAN: Plan = {
  blockShare: 0.15,
  coarse: { triesPerCut: 150, heat: 0.3, lenience: 0.3 },
  fine: { triesPerCut: 150, heat: 0.12, lenience: 1 },
};

/** What it costs to move as much as an average part weighs. */
const MOVE_COST = 4;

/** How near the mean may come to the ends of the band before there are too few or too many parts. */
const MARGIN = 0.08;

/**
 * Brings the parts of `present` (numbered from 0) back into the band, moving as little as it can. A part in pieces is joined first. Parts
 * are split or merged only where the mean leaves no room. New parts are numbered after the old ones; an old one may end without nodes.
 */
export function reform(graph: Graph, present: Assignment, settings: Settings, onStep?: OnStep): Assignment {
  const { locked, maxMoved } = settings;
  const start = present.slice();
  const parts = 1 + present.reduce((most, part) => Math.max(most, part), -1);
  const { fine } = grainsOf(graph, parts, settings, PLAN);
  joinStrays(fine, start, parts, locked);
  const numbers = matchCount(fine, start, parts, settings);
  const live = new Set(start).size;
  const keep = start.map((part, node) => 2 * (part * numbers + present[node]) + (locked?.[node] ?? 0));
  const grains = { ...grainsOf(graph, live, settings, PLAN, keep), parts: numbers };
  const home = { parts: present, cost: MOVE_COST, most: maxMoved ?? Infinity };
  return better(
    grains,
    gathered(start, grains.groups, grains.coarse.graph.nodes),
    PLAN,
    settings.seed,
    { locked, home },
    onStep,
  );
}

/** Splits the heaviest or merges the lightest parts until the mean lies well within the band; gives how many numbers are in use then. */
function matchCount(level: Level, assignment: Assignment, parts: number, settings: Settings): number {
  const total = level.graph.weights.reduce((sum, weight) => sum + weight, 0);
  const [low, high] = settings.band;
  const room = MARGIN * (high - low);
  let numbers = parts;
  for (let live = parts; total / live > high - room && total / (live + 1) >= low; live++) {
    if (!splitHeaviest(level, assignment, numbers, settings.locked)) break;
    numbers++;
  }
  for (let live = parts; total > 0 && live > 1 && total / live < low + room && total / (live - 1) <= high; live--) {
    if (!mergeLightest(level, assignment, numbers, settings.locked)) break;
  }
  return numbers;
}

/** Cuts the heaviest part that has nothing locked in two; the new one gets the number `count`. False when there is none. */
function splitHeaviest(level: Level, assignment: Assignment, count: number, locked?: Uint8Array): boolean {
  const weights = sums(level.graph.weights, assignment, count);
  const { first, nodes } = membersOf(assignment, count);
  const order = Array.from({ length: count }, (_, part) => part).sort((a, b) => weights[b] - weights[a] || a - b);
  for (const part of order) {
    const members = nodes.slice(first[part], first[part + 1]);
    if (members.length < 2 || members.some((node) => locked?.[node] === 1)) continue;
    const halves = new Uint32Array(level.graph.nodes);
    bisect(new SideGrower(level), members, 2, halves);
    for (const node of members) if (halves[node] === 1) assignment[node] = count;
    return true;
  }
  return false;
}

/** Gives the lightest part that has nothing locked to its lightest neighbour. False when there is none. */
function mergeLightest(level: Level, assignment: Assignment, count: number, locked?: Uint8Array): boolean {
  const weights = sums(level.graph.weights, assignment, count);
  const { first, nodes } = membersOf(assignment, count);
  const order = Array.from({ length: count }, (_, part) => part).sort((a, b) => weights[a] - weights[b] || a - b);
  for (const part of order) {
    const members = nodes.slice(first[part], first[part + 1]);
    if (members.length === 0 || members.some((node) => locked?.[node] === 1)) continue;
    const [to] = bordersOf(level, assignment, members).sort(
      (a, b) => weights[a.part] - weights[b.part] || a.part - b.part,
    );
    if (!to) continue;
    for (const node of members) assignment[node] = to.part;
    return true;
  }
  return false;
}

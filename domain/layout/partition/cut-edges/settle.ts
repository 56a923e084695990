import { outside, type Plan, type Window } from "./plan.ts";

/** Moves up to which pairs of them are tried; beyond that annealing meets the window by itself. */
const MOST_MOVES = 500;

/** Rounds after which it is enough, should weights with fractions be rounded back and forth. */
const MOST_ROUNDS = 200;

/** Pairs of moves looked at in the time of one step of annealing. */
const PAIRS_PER_STEP = 10;

type Move = { readonly node: number; readonly from: number; readonly to: number; readonly weight: number };

/**
 * Brings `plan` closer to the window, then to fewer cut edges, by single moves and by two moves at once until none of these helps. Two
 * at once exchange nodes of nearly the same weight: where nodes are heavy and the window is narrow, that is the only way into it. Gives the steps of annealing it was worth.
 */
export function settle(plan: Plan, window: Window): number {
  let looks = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moves = movesOf(plan);
    looks += moves.length <= MOST_MOVES ? moves.length ** 2 : moves.length;
    if (!step(plan, moves, window)) break;
  }
  return Math.ceil(looks / PAIRS_PER_STEP);
}

/** Carries out the best of `moves`, or of two of them at once; false when none is any good. */
function step(plan: Plan, moves: readonly Move[], [min, max]: Window): boolean {
  const loads = plan.weights;
  const before = loads.reduce((sum, load) => sum + outside(load, min, max), 0);
  const cuts = plan.cuts;
  let least = { beyond: before, cuts, moves: [] as readonly Move[] };

  const consider = (beyond: number, ...tried: Move[]) => {
    if (beyond > least.beyond) return;
    const undo = carryOut(plan, tried);
    if (undo.isWhole && (beyond < least.beyond || plan.cuts < least.cuts))
      least = { beyond, cuts: plan.cuts, moves: tried };
    undo.back();
  };
  for (const move of moves) {
    const gain = shift(loads, move, min, max);
    consider(before + gain, move);
  }
  if (least.moves.length === 0 && moves.length <= MOST_MOVES) {
    const free = loads.slice();
    for (const one of moves) {
      const gain = shift(free, one, min, max);
      free[one.from] -= one.weight;
      free[one.to] += one.weight;
      for (const other of moves)
        if (other.node !== one.node) {
          const beyond = before + gain + shift(free, other, min, max);
          // why: an exchange that leaves the weights as they are is worth a look only where they fit already
          if (beyond < least.beyond || (beyond === 0 && touches(one, other))) consider(beyond, one, other);
        }
      free[one.from] += one.weight;
      free[one.to] -= one.weight;
    }
  }
  carryOut(plan, least.moves);
  return least.moves.length > 0;
}

const touches = (one: Move, other: Move): boolean => one.from === other.to || one.to === other.from;

/** By how much the weight outside the window changes with `move`. */
function shift(loads: Float64Array, { from, to, weight }: Move, min: number, max: number): number {
  const [giver, taker] = [loads[from], loads[to]];
  return (
    outside(giver - weight, min, max) -
    outside(giver, min, max) +
    (outside(taker + weight, min, max) - outside(taker, min, max))
  );
}

/** Every move of a node into a part beside it. */
function movesOf({ graph, part, border, borderCount }: Plan): Move[] {
  const moves: Move[] = [];
  for (const node of border.subarray(0, borderCount)) {
    const targets = new Set<number>();
    for (let i = graph.first[node]; i < graph.first[node + 1]; i++) targets.add(part[graph.neighbours[i]]);
    targets.delete(part[node]);
    for (const to of targets) moves.push({ node, from: part[node], to, weight: graph.weights[node] });
  }
  return moves;
}

/** Moves one after the other as far as every part stays whole; says whether all did, and how to take them back. */
function carryOut(plan: Plan, moves: readonly Move[]) {
  let done = 0;
  while (done < moves.length && plan.touchesPart(moves[done].node, moves[done].to) && plan.canLeave(moves[done].node)) {
    plan.move(moves[done].node, moves[done].to);
    done++;
  }
  const back = () => {
    for (let i = done - 1; i >= 0; i--) plan.move(moves[i].node, moves[i].from);
  };
  return { isWhole: done === moves.length, back };
}

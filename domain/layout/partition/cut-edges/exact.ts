import type { Assignment, Graph } from "../graph.ts";
import type { Window } from "./plan.ts";
import { sweepOrder } from "./sweep.ts";

// A line sweeps over the graph, one node at a time (order: sweep.ts). What lies behind it matters only by how it meets the line,
// so that all divisions of the nodes passed which look the same from there are one state, kept with its fewest cut edges:
//
//      passed  │ line │  still to come        which of the line's nodes hang together behind it (a piece),
//      ● ── ●──┼─ A   │  ○                    which pieces are to become one part, what each such part weighs,
//      ● ── ●──┼─ B   │  ○    ○               and how many parts are complete
//
// A part is complete when it no longer meets the line; it must then be one piece with a weight in the window.
// After A. Kawahara, T. Horiyama, K. Hotta, S. Minato: Generating all patterns of graph partitions within a disparity bound
// (WALCOM 2017), which counts divisions this way.

type State = {
  /** The piece of each node of the line, numbered by first appearance. */
  readonly pieces: readonly number[];
  /** The part of each piece, numbered by first appearance. */
  readonly parts: readonly number[];
  readonly weights: readonly number[];
  readonly complete: number;
  readonly cuts: number;
};

/** A state after one more node; `renamed[p]` is what the part that was `p` is called now, -1 when it is complete. */
type Next = { state: State; renamed: readonly number[] };

/** What became of an exact search: the best division, or that there is none, or that it was given up as too large. */
export type Exact = { found: Assignment } | "none" | "given-up";

/**
 * The division of `graph` into `k` parts in one piece each, weights within `window`, with the fewest cut edges, provided they are
 * fewer than `below`. Gives up after `limit` states.
 */
export function exactFewestCuts(graph: Graph, k: number, window: Window, below: number, limit: number): Exact {
  const sweep = new Sweep(graph, k, window);
  const history: { parents: number[]; choices: number[] }[] = [];
  let made = 0;
  let states: State[] = [{ pieces: [], parts: [], weights: [], complete: 0, cuts: 0 }];
  for (let count = 0; count < graph.nodes; count++) {
    const numbers = new Map<string, number>();
    const layer: State[] = [];
    const [parents, choices]: [number[], number[]] = [[], []];
    for (let parent = 0; parent < states.length; parent++) {
      const from = states[parent];
      for (let part = 0; part <= from.weights.length; part++) {
        const next = sweep.advance(count, from, part);
        if (!next || next.state.cuts >= below) continue;
        const key = `${next.state.pieces}|${next.state.parts}|${next.state.weights}|${next.state.complete}`;
        const known = numbers.get(key);
        if (known !== undefined && layer[known].cuts <= next.state.cuts) continue;
        const number = known ?? layer.length;
        if (known === undefined) numbers.set(key, number);
        if (known === undefined && ++made > limit) return "given-up";
        layer[number] = next.state;
        parents[number] = parent;
        choices[number] = part;
      }
    }
    history.push({ parents, choices });
    states = layer;
  }
  if (states.length === 0) return "none";
  // why: with every part complete and nothing on the line, all that is left is one state
  const choices: number[] = [];
  for (let count = graph.nodes - 1, number = 0; count >= 0; number = history[count--].parents[number])
    choices[count] = history[count].choices[number];
  return { found: sweep.replay(choices) };
}

class Sweep {
  private readonly order: Uint32Array;
  /** Nodes of the line before each step, and those among them (the new one last) that stay on it. */
  private readonly lines: { before: number[]; joined: number[]; staying: number[] }[] = [];
  private readonly weightAhead: Float64Array;

  constructor(
    private readonly graph: Graph,
    private readonly k: number,
    private readonly window: Window,
  ) {
    const { nodes, first, neighbours, weights } = graph;
    this.order = sweepOrder(graph);
    const rank = new Uint32Array(nodes);
    this.order.forEach((node, i) => {
      rank[node] = i;
    });
    const last = Uint32Array.from({ length: nodes }, (_, node) =>
      neighbours.slice(first[node], first[node + 1]).reduce((latest, other) => Math.max(latest, rank[other]), 0),
    );
    this.weightAhead = new Float64Array(nodes);
    for (let i = nodes - 2; i >= 0; i--) this.weightAhead[i] = this.weightAhead[i + 1] + weights[this.order[i + 1]];
    let line: number[] = [];
    this.order.forEach((node, i) => {
      const own = new Set(neighbours.slice(first[node], first[node + 1]));
      const joined = line.flatMap((other, place) => (own.has(other) ? [place] : []));
      const staying = [...line, node].flatMap((other, place) => (last[other] > i ? [place] : []));
      this.lines.push({ before: line, joined, staying });
      line = staying.map((place) => (place < this.lines[i].before.length ? this.lines[i].before[place] : node));
    });
  }

  /** `from` with the next node in `part` (one more than there are: a new one); null where that leads nowhere. */
  advance(count: number, from: State, part: number): Next | null {
    const { k, window } = this;
    const { joined, staying } = this.lines[count];
    const weights = [...from.weights];
    if (part === weights.length) {
      if (from.complete + weights.length === k) return null;
      weights.push(0);
    }
    weights[part] += this.graph.weights[this.order[count]];
    if (weights[part] > window[1]) return null;

    const own = from.parts.length;
    const parts = [...from.parts, part];
    const pieces = [...from.pieces, own];
    let cuts = from.cuts;
    for (const place of joined) {
      const piece = pieces[place];
      if (parts[piece] !== part) cuts++;
      else if (piece !== own) for (let i = 0; i < pieces.length; i++) if (pieces[i] === piece) pieces[i] = own;
    }

    const left = this.leaveLine(pieces, parts, weights, staying);
    if (!left) return null;
    const complete = from.complete + left.completed;
    const state = { pieces: left.pieces, parts: left.parts, weights: left.weights, complete, cuts };
    return this.canEnd(state, this.weightAhead[count], this.order.length - count - 1)
      ? { state, renamed: left.renamed }
      : null;
  }

  /** The line reduced to the places `staying`, everything numbered anew; null when a part is torn or is complete and too light. */
  private leaveLine(pieces: number[], parts: number[], weights: number[], staying: readonly number[]) {
    const renamed = weights.map(() => -1);
    const kept = { pieces: [] as number[], parts: [] as number[], weights: [] as number[] };
    const named = parts.map(() => -1);
    for (const place of staying) {
      const piece = pieces[place];
      if (named[piece] < 0) {
        const part = parts[piece];
        if (renamed[part] < 0) renamed[part] = kept.weights.push(weights[part]) - 1;
        named[piece] = kept.parts.push(renamed[part]) - 1;
      }
      kept.pieces.push(named[piece]);
    }
    const gone = new Map<number, number>();
    for (const piece of pieces) {
      if (named[piece] >= 0) continue;
      const part = parts[piece];
      if (renamed[part] >= 0) return null;
      if (gone.has(part) && gone.get(part) !== piece) return null;
      gone.set(part, piece);
    }
    for (const part of gone.keys()) if (weights[part] < this.window[0]) return null;
    return { ...kept, renamed, completed: gone.size };
  }

  /** False when what lies ahead is too much or too little for the parts that still need it. */
  private canEnd(state: State, weightAhead: number, nodesAhead: number): boolean {
    const [min, max] = this.window;
    const unopened = this.k - state.complete - state.weights.length;
    if (nodesAhead < unopened) return false;
    let [need, room] = [unopened * min, unopened * max];
    for (const weight of state.weights) {
      need += Math.max(0, min - weight);
      room += max - weight;
    }
    return need <= weightAhead && weightAhead <= room;
  }

  /** The division that `choices` describe, one choice a step. */
  replay(choices: readonly number[]): Assignment {
    const assignment = new Uint32Array(this.order.length);
    let state: State = { pieces: [], parts: [], weights: [], complete: 0, cuts: 0 };
    let names: number[] = [];
    let used = 0;
    choices.forEach((choice, count) => {
      if (choice === names.length) names.push(used++);
      assignment[this.order[count]] = names[choice];
      const { state: after, renamed } = this.advance(count, state, choice)!;
      const next: number[] = [];
      renamed.forEach((to, from) => {
        if (to >= 0) next[to] = names[from];
      });
      [state, names] = [after, next];
    });
    return assignment;
  }
}

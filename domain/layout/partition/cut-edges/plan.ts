import type { Assignment, Graph } from "../graph.ts";

/** Least and greatest weight of a part, both allowed. */
export type Window = readonly [min: number, max: number];

/** How far `weight` lies outside of `min` … `max`. */
export const outside = (weight: number, min: number, max: number): number =>
  weight < min ? min - weight : weight > max ? weight - max : 0;

/** Edges of `graph` whose ends lie in different parts. */
export function cutEdges({ nodes, first, neighbours }: Graph, assignment: Assignment): number {
  let twice = 0;
  for (let node = 0; node < nodes; node++)
    for (let i = first[node]; i < first[node + 1]; i++) if (assignment[node] !== assignment[neighbours[i]]) twice++;
  return twice / 2;
}

/** A division of a graph into parts that changes one node at a time and keeps its figures: weights, cut edges, nodes at a border. */
export class Plan {
  readonly part: Uint32Array;
  readonly weights: Float64Array;
  readonly sizes: Uint32Array;
  cuts = 0;
  /** Nodes with a neighbour in another part: the first `borderCount` of `border`, in no order. */
  readonly border: Uint32Array;
  borderCount = 0;
  private readonly place: Int32Array;
  private readonly foreign: Uint32Array;
  private readonly seen: Uint32Array;
  private readonly queue: Uint32Array;
  private stamp = 0;

  constructor(
    readonly graph: Graph,
    readonly parts: number,
  ) {
    this.part = new Uint32Array(graph.nodes);
    this.weights = new Float64Array(parts);
    this.sizes = new Uint32Array(parts);
    this.border = new Uint32Array(graph.nodes);
    this.place = new Int32Array(graph.nodes);
    this.foreign = new Uint32Array(graph.nodes);
    this.seen = new Uint32Array(graph.nodes);
    this.queue = new Uint32Array(graph.nodes);
  }

  /** Takes over `assignment`, whose parts are 0 … parts - 1. */
  set(assignment: Assignment): void {
    const { nodes, weights, first, neighbours } = this.graph;
    this.part.set(assignment);
    this.weights.fill(0);
    this.sizes.fill(0);
    this.foreign.fill(0);
    this.place.fill(-1);
    this.borderCount = 0;
    let twice = 0;
    for (let node = 0; node < nodes; node++) {
      const own = assignment[node];
      this.weights[own] += weights[node];
      this.sizes[own]++;
      for (let i = first[node]; i < first[node + 1]; i++) if (assignment[neighbours[i]] !== own) this.foreign[node]++;
      twice += this.foreign[node];
      if (this.foreign[node] > 0) this.enter(node);
    }
    this.cuts = twice / 2;
  }

  /** True when `node` has a neighbour in `part`. */
  touchesPart(node: number, part: number): boolean {
    const { first, neighbours } = this.graph;
    for (let i = first[node]; i < first[node + 1]; i++) if (this.part[neighbours[i]] === part) return true;
    return false;
  }

  /** Hands `node` over to part `to`. */
  move(node: number, to: number): void {
    const { weights, first, neighbours } = this.graph;
    const { part, foreign } = this;
    const from = part[node];
    part[node] = to;
    this.weights[from] -= weights[node];
    this.weights[to] += weights[node];
    this.sizes[from]--;
    this.sizes[to]++;
    let others = 0;
    for (let i = first[node]; i < first[node + 1]; i++) {
      const neighbour = neighbours[i];
      const its = part[neighbour];
      if (its === to) {
        if (--foreign[neighbour] === 0) this.leave(neighbour);
      } else {
        others++;
        if (its === from && foreign[neighbour]++ === 0) this.enter(neighbour);
      }
    }
    this.cuts += others - foreign[node];
    if (others === 0) this.leave(node);
    foreign[node] = others;
  }

  /** True when the part of `node` is still there and in one piece without it. */
  canLeave(node: number): boolean {
    const { first, neighbours } = this.graph;
    const { part, queue, seen } = this;
    const own = part[node];
    if (this.sizes[own] === 1) return false;
    const sought = ++this.stamp;
    const done = ++this.stamp;
    let wanted = 0;
    let start = 0;
    for (let i = first[node]; i < first[node + 1]; i++) {
      if (part[neighbours[i]] !== own) continue;
      wanted++;
      start = neighbours[i];
      seen[start] = sought;
    }
    if (wanted <= 1) return true;
    // why: its neighbours are nearly always joined to each other directly; the breadth-first walk then ends at once
    seen[node] = seen[start] = done;
    queue[0] = start;
    wanted--;
    for (let head = 0, tail = 1; head < tail; head++) {
      const at = queue[head];
      for (let i = first[at]; i < first[at + 1]; i++) {
        const next = neighbours[i];
        if (part[next] !== own || seen[next] === done) continue;
        if (seen[next] === sought && --wanted === 0) return true;
        seen[next] = done;
        queue[tail++] = next;
      }
    }
    return false;
  }

  private enter(node: number): void {
    this.place[node] = this.borderCount;
    this.border[this.borderCount++] = node;
  }

  private leave(node: number): void {
    const hole = this.place[node];
    const last = this.border[--this.borderCount];
    this.border[hole] = last;
    this.place[last] = hole;
    this.place[node] = -1;
  }
}

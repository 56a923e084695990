import { type Aims, partCost } from "./aims.ts";
import type { Assignment } from "./graph.ts";
import type { Level } from "./level.ts";
import { Wholeness } from "./wholeness.ts";

/** A part for every node of a level, with the sums of every part and the list of cut entries kept true move by move. */
export class Division {
  readonly level: Level;
  readonly parts: number;
  readonly assignment: Assignment;
  /** by part */
  readonly weights: Float64Array;
  readonly areas: Float64Array;
  readonly rims: Float64Array;
  readonly counts: Uint32Array;
  /** Entries of `graph.neighbours` between two parts, each edge from both sides, in no order: the first `cutCount`. */
  readonly cut: Uint32Array;
  cutCount = 0;
  /** place of each entry in `cut`, or -1 */
  private readonly places: Int32Array;
  /** border of each node alone */
  readonly nodeRims: Float64Array;
  private readonly wholeness: Wholeness;

  constructor(level: Level, assignment: Assignment, parts: number) {
    const { graph } = level;
    this.level = level;
    this.parts = parts;
    this.assignment = assignment;
    this.weights = new Float64Array(parts);
    this.areas = new Float64Array(parts);
    this.rims = new Float64Array(parts);
    this.counts = new Uint32Array(parts);
    this.cut = new Uint32Array(graph.neighbours.length);
    this.places = new Int32Array(graph.neighbours.length).fill(-1);
    this.nodeRims = new Float64Array(graph.nodes);
    this.wholeness = new Wholeness(graph);
    for (let node = 0; node < graph.nodes; node++) {
      const part = assignment[node];
      this.counts[part]++;
      this.weights[part] += graph.weights[node];
      this.areas[part] += graph.ground?.areasM2[node] ?? 0;
      const outer = graph.ground?.outerLengthsM[node] ?? 0;
      this.nodeRims[node] = outer;
      this.rims[part] += outer;
      for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
        this.nodeRims[node] += graph.lengths[at];
        if (assignment[graph.neighbours[at]] === part) continue;
        this.rims[part] += graph.lengths[at];
        this.addCut(at);
      }
    }
  }

  /** What `aims` make of it all. */
  cost(aims: Aims): number {
    let total = 0;
    for (let part = 0; part < this.parts; part++) {
      total += partCost(aims, this.weights[part], this.areas[part], this.rims[part]);
    }
    let border = 0;
    for (let i = 0; i < this.cutCount; i++) border += this.level.costs[this.cut[i]];
    return total + border / 2;
  }

  /** Whether the part of `node` is in one piece, or empty, without it. */
  isWholeWithout(node: number): boolean {
    return this.wholeness.isWholeWithout(this.assignment, node);
  }

  /** Gives `node` to part `to`, whatever that does to either. */
  move(node: number, to: number): void {
    const { graph, twins } = this.level;
    const { assignment } = this;
    const from = assignment[node];
    let toFrom = 0;
    let toTo = 0;
    assignment[node] = to;
    for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
      const part = assignment[graph.neighbours[at]];
      if (part === from) {
        toFrom += graph.lengths[at];
        this.addCut(at);
        this.addCut(twins[at]);
      } else if (part === to) {
        toTo += graph.lengths[at];
        this.dropCut(at);
        this.dropCut(twins[at]);
      }
    }
    this.rims[from] += 2 * toFrom - this.nodeRims[node];
    this.rims[to] += this.nodeRims[node] - 2 * toTo;
    this.weights[from] -= graph.weights[node];
    this.weights[to] += graph.weights[node];
    if (graph.ground) {
      this.areas[from] -= graph.ground.areasM2[node];
      this.areas[to] += graph.ground.areasM2[node];
    }
    this.counts[from]--;
    this.counts[to]++;
  }

  private addCut(at: number): void {
    this.places[at] = this.cutCount;
    this.cut[this.cutCount++] = at;
  }

  private dropCut(at: number): void {
    const last = this.cut[--this.cutCount];
    const place = this.places[at];
    this.cut[place] = last;
    this.places[last] = place;
    this.places[at] = -1;
  }
}

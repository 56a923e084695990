import FlatQueue from "flatqueue";
import type { Level } from "./level.ts";

/** One side of a halving, in one piece as the other is, and how many parts it is to hold. */
export type Side = { side: Uint32Array; parts: number };

/** Directions of a sweep over half a turn: x and y of each. Both ends of each are tried. */
const DIRECTIONS = [
  [1, 0],
  [1, 0.414],
  [1, 1],
  [0.414, 1],
  [0, 1],
  [-0.414, 1],
  [-1, 1],
  [-1, 0.414],
] as const;

/** Grows one side of a halving from one end. Holds room to work in for graphs of one size. */
export class SideGrower {
  readonly level: Level;
  /** 1 = among the nodes that are halved, 2 = in the side */
  private readonly state: Uint8Array;
  private readonly keys: Float64Array;
  private readonly queue = new FlatQueue<number>();

  constructor(level: Level) {
    this.level = level;
    this.state = new Uint8Array(level.graph.nodes);
    this.keys = new Float64Array(level.graph.nodes);
  }

  /** Ways to sweep over `nodes`: a key for each node of the graph, the least first. Read each before the next is asked for. */
  *orders(nodes: Uint32Array): Iterable<Float64Array> {
    const { ground } = this.level.graph;
    const isPlaced =
      ground && nodes.some((node) => ground.x[node] !== ground.x[nodes[0]] || ground.y[node] !== ground.y[nodes[0]]);
    if (!isPlaced) {
      yield* this.ordersByWay(nodes);
      return;
    }
    for (const [east, north] of DIRECTIONS) {
      for (const node of nodes) this.keys[node] = east * ground.x[node] + north * ground.y[node];
      yield this.keys;
      for (const node of nodes) this.keys[node] = -this.keys[node];
      yield this.keys;
    }
  }

  /** In a graph without positions: by the number of steps from a node at the rim, and from what lies farthest from that, three times. */
  private *ordersByWay(nodes: Uint32Array): Iterable<Float64Array> {
    let start = nodes[0];
    for (let turn = 0; turn < 4; turn++) {
      start = this.stepsFrom(start, nodes);
      yield this.keys;
    }
  }

  /** Sets the keys to steps from `start`; gives the last node reached. */
  private stepsFrom(start: number, nodes: Uint32Array): number {
    const { first, neighbours } = this.level.graph;
    this.mark(nodes);
    const order = [start];
    this.keys[start] = 0;
    this.state[start] = 2;
    for (const node of order) {
      for (let at = first[node]; at < first[node + 1]; at++) {
        const next = neighbours[at];
        if (this.state[next] !== 1) continue;
        this.state[next] = 2;
        this.keys[next] = this.keys[node] + 1;
        order.push(next);
      }
    }
    this.clear(nodes);
    return order[order.length - 1];
  }

  /**
   * The side of `wanted` of `parts` parts that grows from the node with the least key, always by the neighbour with the
   * least. What it cuts off from the rest joins it. Null when it leaves either side fewer nodes than parts.
   */
  grow(nodes: Uint32Array, keys: Float64Array, wanted: number, parts: number): Side | null {
    const { first, neighbours, weights } = this.level.graph;
    const { state, queue } = this;
    this.mark(nodes);
    let total = 0;
    let start = nodes[0];
    for (const node of nodes) {
      total += weights[node];
      if (keys[node] < keys[start]) start = node;
    }
    const enough = (total * wanted) / parts;
    let weight = 0;
    let count = 0;
    queue.clear();
    queue.push(start, keys[start]);
    while (queue.length > 0) {
      const node = queue.pop()!;
      if (state[node] === 2) continue;
      const isFull = weight + weights[node] / 2 > enough && count >= wanted;
      if (isFull || nodes.length - count <= parts - wanted) break;
      state[node] = 2;
      weight += weights[node];
      count++;
      for (let at = first[node]; at < first[node + 1]; at++) {
        if (state[neighbours[at]] === 1) queue.push(neighbours[at], keys[neighbours[at]]);
      }
    }
    this.takeStrays(nodes);
    const side = nodes.filter((node) => state[node] === 2);
    this.clear(nodes);
    const isPossible = side.length >= wanted && nodes.length - side.length >= parts - wanted;
    return isPossible ? { side, parts: wanted } : null;
  }

  /** What cutting off `side` costs: its border, and its being too heavy or too light. */
  costOf({ side, parts: inSide }: Side, nodes: Uint32Array, parts: number): number {
    const { graph, costs } = this.level;
    this.mark(nodes);
    for (const node of side) this.state[node] = 2;
    let total = 0;
    for (const node of nodes) total += graph.weights[node];
    let weight = 0;
    let border = 0;
    for (const node of side) {
      weight += graph.weights[node];
      for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
        if (this.state[graph.neighbours[at]] === 1) border += costs[at];
      }
    }
    this.clear(nodes);
    const mean = total / parts || 1;
    const other = parts - inSide;
    const off = Math.max(Math.abs(weight / inSide / mean - 1), Math.abs((total - weight) / other / mean - 1));
    return border + OFF_COST * off * off * parts;
  }

  /** The nodes that are not in `side`. */
  without(nodes: Uint32Array, side: Uint32Array): Uint32Array {
    this.mark(side);
    const rest = nodes.filter((node) => this.state[node] === 0);
    this.clear(side);
    return rest;
  }

  /** All but the heaviest piece of what is left joins the side. */
  private takeStrays(nodes: Uint32Array): void {
    const { first, neighbours, weights } = this.level.graph;
    const { state } = this;
    const pieces: { nodes: number[]; weight: number }[] = [];
    for (const start of nodes) {
      if (state[start] !== 1) continue;
      const piece = [start];
      let weight = 0;
      state[start] = 3;
      for (const node of piece) {
        weight += weights[node];
        for (let at = first[node]; at < first[node + 1]; at++) {
          if (state[neighbours[at]] !== 1) continue;
          state[neighbours[at]] = 3;
          piece.push(neighbours[at]);
        }
      }
      pieces.push({ nodes: piece, weight });
    }
    pieces.sort((a, b) => b.weight - a.weight || b.nodes.length - a.nodes.length);
    for (const { nodes: stray } of pieces.slice(1)) for (const node of stray) state[node] = 2;
  }

  private mark(nodes: Uint32Array): void {
    for (const node of nodes) this.state[node] = 1;
  }

  private clear(nodes: Uint32Array): void {
    for (const node of nodes) this.state[node] = 0;
  }
}

/** What it costs a halving that all parts of a side must weigh twice the mean. */
const OFF_COST = 8;

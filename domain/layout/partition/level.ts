import type { Assignment, Graph } from "./graph.ts";

/** A graph at one grain, with what it costs to cut each of its edges. */
export type Level = {
  readonly graph: Graph;
  /** Per entry of `graph.neighbours`: the cost when both nodes are in different parts. */
  readonly costs: Float64Array;
  /** Per entry: the node it belongs to, and the place of the same edge seen from the other side. */
  readonly owners: Uint32Array;
  readonly twins: Uint32Array;
};

export function levelOf(graph: Graph, costs: Float64Array): Level {
  const owners = new Uint32Array(graph.neighbours.length);
  const twins = new Uint32Array(graph.neighbours.length);
  const next = graph.first.slice();
  for (let node = 0; node < graph.nodes; node++) {
    for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
      owners[at] = node;
      // neighbours stand in rising order, so the n-th time that a node is met is its n-th entry
      twins[at] = next[graph.neighbours[at]]++;
    }
  }
  return { graph, costs, owners, twins };
}

/** The level in which every group is one node. `groups` numbers them from 0 without leaving one out. */
export function contract({ graph, costs }: Level, groups: Uint32Array, count: number): Level {
  const sum = (values: Float64Array) => {
    const sums = new Float64Array(count);
    for (let node = 0; node < graph.nodes; node++) sums[groups[node]] += values[node];
    return sums;
  };
  const { ground } = graph;
  const members = membersOf(groups, count);
  const edges = mergedEdges(graph, costs, groups, members);
  const blocks = new Uint32Array(count);
  for (let node = 0; ground && node < graph.nodes; node++) blocks[groups[node]] = ground.blocks[node];
  const middle = (values: Float64Array) =>
    Float64Array.from({ length: count }, (_, group) => {
      let total = 0;
      for (let at = members.first[group]; at < members.first[group + 1]; at++) total += values[members.nodes[at]];
      return total / (members.first[group + 1] - members.first[group]);
    });
  const contracted: Graph = {
    nodes: count,
    weights: sum(graph.weights),
    first: edges.first,
    neighbours: edges.neighbours,
    lengths: edges.lengths,
    roads: edges.roads,
    ground: ground && {
      x: middle(ground.x),
      y: middle(ground.y),
      areasM2: sum(ground.areasM2),
      outerLengthsM: sum(ground.outerLengthsM),
      blocks,
    },
  };
  return levelOf(contracted, edges.costs);
}

/** Nodes by group: those of group g are `nodes[first[g]] … nodes[first[g + 1] - 1]`, in rising order. */
export function membersOf(groups: Uint32Array, count: number): { first: Uint32Array; nodes: Uint32Array } {
  const first = new Uint32Array(count + 1);
  for (const group of groups) first[group + 1]++;
  for (let group = 0; group < count; group++) first[group + 1] += first[group];
  const next = first.slice();
  const nodes = new Uint32Array(groups.length);
  for (let node = 0; node < groups.length; node++) nodes[next[groups[node]]++] = node;
  return { first, nodes };
}

/** The part of every fine node, from the parts of its groups. */
export const spreadOut = (assignment: Assignment, groups: Uint32Array): Assignment =>
  groups.map((group) => assignment[group]);

/** The part of every group, from those of its nodes, all of which agree. */
export function gathered(assignment: Assignment, groups: Uint32Array, count: number): Assignment {
  const parts = new Uint32Array(count);
  for (let node = 0; node < groups.length; node++) parts[groups[node]] = assignment[node];
  return parts;
}

function mergedEdges(
  graph: Graph,
  costs: Float64Array,
  groups: Uint32Array,
  members: { first: Uint32Array; nodes: Uint32Array },
) {
  const count = members.first.length - 1;
  const place = new Int32Array(count).fill(-1);
  const from: number[] = [];
  const to: number[] = [];
  const lengths: number[] = [];
  const sums: number[] = [];
  const roads: number[] = [];
  for (let group = 0; group < count; group++) {
    const begin = to.length;
    for (let m = members.first[group]; m < members.first[group + 1]; m++) {
      const node = members.nodes[m];
      for (let at = graph.first[node]; at < graph.first[node + 1]; at++) {
        const other = groups[graph.neighbours[at]];
        if (other === group) continue;
        if (place[other] < begin) {
          place[other] = to.length;
          from.push(group);
          to.push(other);
          lengths.push(0);
          sums.push(0);
          roads.push(0);
        }
        lengths[place[other]] += graph.lengths[at];
        sums[place[other]] += costs[at];
        roads[place[other]] = Math.max(roads[place[other]], graph.roads[at]);
      }
    }
  }
  return inRisingOrder(count, { from, to, lengths, sums, roads });
}

type LooseEdges = { from: number[]; to: number[]; lengths: number[]; sums: number[]; roads: number[] };

/** Groups were visited in rising order, so reading their edges from the far end lists neighbours in rising order. */
function inRisingOrder(count: number, { from, to, lengths, sums, roads }: LooseEdges) {
  const first = new Uint32Array(count + 1);
  for (const group of to) first[group + 1]++;
  for (let group = 0; group < count; group++) first[group + 1] += first[group];
  const next = first.slice();
  const neighbours = new Uint32Array(to.length);
  const sorted = { lengths: new Float64Array(to.length), costs: new Float64Array(to.length) };
  const classes = new Uint8Array(to.length);
  for (let edge = 0; edge < to.length; edge++) {
    const at = next[to[edge]]++;
    neighbours[at] = from[edge];
    sorted.lengths[at] = lengths[edge];
    sorted.costs[at] = sums[edge];
    classes[at] = roads[edge];
  }
  return { first, neighbours, ...sorted, roads: classes };
}

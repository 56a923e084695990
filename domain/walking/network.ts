import Flatbush from "flatbush";
import { Barriers, type Obstacle } from "./barriers.ts";
import { splitLines, type WalkLine } from "./split.ts";

/** Metres that one unit of the plane measures at `y`: the plane keeps angles, as Mercator does, but not lengths. */
export type Scale = (y: number) => number;

/** The ways of a town as a graph: straight edges between nodes. Nothing in it changes once it is made. */
export type Network = {
  x: Float64Array;
  y: Float64Array;
  /** of edge e: its nodes and its length */
  from: Int32Array;
  to: Int32Array;
  metres: Float64Array;
  /** the line it is part of, by its place among the lines the network was made of */
  line: Int32Array;
  /** edges at node n: via[first[n]] … via[first[n + 1] - 1] */
  first: Int32Array;
  via: Int32Array;
  /** nodes that hang together have the same number */
  part: Int32Array;
  /** edges by where they are, those of stray ways left out; null when there are none */
  index: Flatbush | null;
  /** edge of the index's entry */
  indexed: Int32Array;
  barriers: Barriers;
  scale: Scale;
};

/** Loose ends nearer than this to another way belong to it. */
const JOIN_M = 1.5;

/** Ways that hang together over less than this, apart from all others, lead nowhere: nobody is sent there. */
const STRAY_M = 500;

/** The network of `lines`, in a plane measured by `scale`; `obstacles` keep one from reaching a road straight across them. */
export function walkingNetwork(lines: readonly WalkLine[], obstacles: readonly Obstacle[], scale: Scale): Network {
  const pieces = splitLines(lines, (y) => JOIN_M / scale(y));
  const x = Float64Array.from(pieces.x);
  const y = Float64Array.from(pieces.y);
  const from = Int32Array.from(pieces.from);
  const to = Int32Array.from(pieces.to);
  const metres = Float64Array.from(from, (a, e) => straightMetres(x[a], y[a], x[to[e]], y[to[e]], scale));
  const { first, via } = edgesByNode(from, to, x.length);
  const part = partsOf(first, via, from, to);
  const indexed = withoutStrays(part, from, metres);
  return {
    ...{ x, y, from, to, metres, first, via, part, indexed, scale },
    line: Int32Array.from(pieces.line),
    index: indexOf(indexed, x, y, from, to),
    barriers: new Barriers(obstacles),
  };
}

/** The straight distance between two points of the plane. */
export const straightMetres = (ax: number, ay: number, bx: number, by: number, scale: Scale): number =>
  Math.hypot(bx - ax, by - ay) * scale((ay + by) / 2);

/** The node at the other end of `edge`. */
export const otherEnd = ({ from, to }: Network, edge: number, node: number): number =>
  from[edge] === node ? to[edge] : from[edge];

function edgesByNode(from: Int32Array, to: Int32Array, nodes: number) {
  const first = new Int32Array(nodes + 1);
  for (let e = 0; e < from.length; e++) {
    first[from[e] + 1]++;
    first[to[e] + 1]++;
  }
  for (let n = 0; n < nodes; n++) first[n + 1] += first[n];
  const next = first.slice();
  const via = new Int32Array(from.length * 2);
  for (let e = 0; e < from.length; e++) {
    via[next[from[e]]++] = e;
    via[next[to[e]]++] = e;
  }
  return { first, via };
}

function partsOf(first: Int32Array, via: Int32Array, from: Int32Array, to: Int32Array): Int32Array {
  const part = new Int32Array(first.length - 1).fill(-1);
  const open: number[] = [];
  let parts = 0;
  for (let start = 0; start < part.length; start++) {
    if (part[start] >= 0) continue;
    part[start] = parts;
    open.push(start);
    while (open.length > 0) {
      const node = open.pop()!;
      for (let at = first[node]; at < first[node + 1]; at++) {
        const next = from[via[at]] === node ? to[via[at]] : from[via[at]];
        if (part[next] >= 0) continue;
        part[next] = parts;
        open.push(next);
      }
    }
    parts++;
  }
  return part;
}

function withoutStrays(part: Int32Array, from: Int32Array, metres: Float64Array): Int32Array {
  const lengths: number[] = [];
  for (let e = 0; e < from.length; e++) lengths[part[from[e]]] = (lengths[part[from[e]]] ?? 0) + metres[e];
  const longest = lengths.reduce((most, length) => Math.max(most, length ?? 0), 0);
  const least = Math.min(STRAY_M, longest);
  return Int32Array.from([...from.keys()].filter((e) => lengths[part[from[e]]] >= least));
}

function indexOf(edges: Int32Array, x: Float64Array, y: Float64Array, from: Int32Array, to: Int32Array) {
  if (edges.length === 0) return null;
  const index = new Flatbush(edges.length);
  for (const e of edges) {
    const [a, b] = [from[e], to[e]];
    index.add(Math.min(x[a], x[b]), Math.min(y[a], y[b]), Math.max(x[a], x[b]), Math.max(y[a], y[b]));
  }
  index.finish();
  return index;
}

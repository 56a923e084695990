import type { ArcTable, Fabric } from "../fabric.ts";
import type { Net } from "./noder.ts";
import type { Planar } from "./planar.ts";
import { startOf } from "./planar.ts";
import { isCrossable, kindOf } from "./soup.ts";

/**
 * The arcs between cells: edges with different cells on their two sides, joined where nothing else meets and neither cells nor kind
 * change. `cell` per face, -1 outside.
 */
export function arcsOf({ net, face }: Planar, cell: Int32Array): Pick<Fabric, "x" | "y" | "arcs"> {
  const { x, y, tag } = net;
  const left = (half: number) => cell[face[half]];
  const isSide = (edge: number) => left(edge * 2) !== left(edge * 2 + 1);
  const around = sidesAround(net, isSide);
  const isNode = (point: number) => {
    const halves = around(point);
    if (halves.length !== 2) return true;
    const [p, q] = halves;
    // why not the cells: with two sides at a point they cannot differ
    return kindOf(tag[p >> 1]) !== kindOf(tag[q >> 1]);
  };
  const isDone = new Uint8Array(tag.length);
  const arcs: { points: number[]; left: number; right: number; kind: number; isCrossable: boolean }[] = [];
  const trace = (start: number) => {
    const points = [startOf(net, start)];
    let half = start;
    let canCross = false;
    for (;;) {
      isDone[half >> 1] = 1;
      canCross ||= isCrossable(tag[half >> 1]);
      const end = startOf(net, half ^ 1);
      points.push(end);
      if (end === points[0] || isNode(end)) break;
      const [p, q] = around(end);
      half = p === (half ^ 1) ? q : p;
    }
    arcs.push({
      points,
      left: left(start),
      right: left(start ^ 1),
      kind: kindOf(tag[start >> 1]),
      isCrossable: canCross,
    });
  };
  const order = Array.from({ length: x.length }, (_, i) => i).sort((p, q) => x[p] - x[q] || y[p] - y[q]);
  for (const point of order) {
    if (around(point).length === 0 || !isNode(point)) continue;
    for (const half of around(point)) if (!isDone[half >> 1]) trace(half);
  }
  // rings without a node begin at their westernmost point
  for (const point of order) for (const half of around(point)) if (!isDone[half >> 1]) trace(half);
  return tableOf(net, arcs);
}

/** The half-edges of sides that set out from a point. */
function sidesAround(net: Net, isSide: (edge: number) => boolean): (point: number) => Uint32Array {
  const first = new Uint32Array(net.x.length + 1);
  const halves = net.tag.length * 2;
  for (let half = 0; half < halves; half++) if (isSide(half >> 1)) first[startOf(net, half) + 1]++;
  for (let i = 0; i < net.x.length; i++) first[i + 1] += first[i];
  const fill = first.slice();
  const list = new Uint32Array(first[net.x.length]);
  for (let half = 0; half < halves; half++) if (isSide(half >> 1)) list[fill[startOf(net, half)]++] = half;
  return (point) => list.subarray(first[point], first[point + 1]);
}

type Traced = { points: number[]; left: number; right: number; kind: number; isCrossable: boolean };

function tableOf({ x, y }: Net, traced: readonly Traced[]): { x: Int32Array; y: Int32Array; arcs: ArcTable } {
  const nodes = new Map<number, number>();
  const nodeOf = (point: number): number => {
    const known = nodes.get(point) ?? nodes.size;
    nodes.set(point, known);
    return known;
  };
  const start = new Uint32Array(traced.length + 1);
  traced.forEach(({ points }, i) => {
    start[i + 1] = start[i] + points.length;
  });
  const all = traced.flatMap(({ points }) => points);
  const ends = traced.map(({ points }) => [nodeOf(points[0]), nodeOf(points[points.length - 1])]);
  return {
    x: Int32Array.from(all, (point) => x[point]),
    y: Int32Array.from(all, (point) => y[point]),
    arcs: {
      length: traced.length,
      start,
      from: Uint32Array.from(ends, ([from]) => from),
      to: Uint32Array.from(ends, ([, to]) => to),
      left: Int32Array.from(traced, ({ left }) => left),
      right: Int32Array.from(traced, ({ right }) => right),
      kind: Uint8Array.from(traced, ({ kind }) => kind),
      isCrossable: Uint8Array.from(traced, (one) => (one.isCrossable ? 1 : 0)),
    },
  };
}

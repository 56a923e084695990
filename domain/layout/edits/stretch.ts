import { meeting } from "../../walking/segments.ts";
import type { Point } from "../edit.ts";
import { type Fabric, OUTSIDE } from "../fabric.ts";
import { isWithinCell } from "../fabric-soundness.ts";
import { topologyOf } from "../topology.ts";

/** Where a line meets an arc. */
export type Meeting = {
  arc: number;
  /** the vertex of the arc it is, or (`isNew`) that a new one would be */
  vertex: number;
  isNew: boolean;
  at: Point;
  /** how far along the arc, in vertices */
  along: number;
};

/** A vertex nearer than this to where a line crosses is taken for the crossing: about 10 cm. */
const SAME_PLACE = 10;

/** The longest stretch of a line within a cell, with its vertices between the ends; null where the line does not cross the cell. */
export function stretchThrough(
  fabric: Fabric,
  cell: number,
  line: readonly Point[],
): { from: Meeting; to: Meeting; inner: Point[] } | null {
  const hits = hitsOf(fabric, cell, line).sort((a, b) => a.share - b.share);
  let best: [Hit, Hit] | null = null;
  let longest = 0;
  for (let i = 0; i + 1 < hits.length; i++) {
    const [from, to] = [hits[i], hits[i + 1]];
    if (to.share - from.share < 1e-9) continue;
    const [x, y] = pointAt(line, (from.share + to.share) / 2);
    if (!isWithinCell(fabric, cell, x, y)) continue;
    const length = lengthBetween(line, from.share, to.share);
    if (length > longest) [best, longest] = [[from, to], length];
  }
  if (!best) return null;
  const [from, to] = best;
  const inner = line.filter((_, k) => k > from.share && k < to.share);
  return { from: meetingOf(fabric, from), to: meetingOf(fabric, to), inner };
}

/** `share`: how far along the line, in its vertices; `along`: the same of the arc. */
type Hit = { arc: number; along: number; share: number };

function hitsOf(fabric: Fabric, cell: number, line: readonly Point[]): Hit[] {
  const { x, y, arcs } = fabric;
  const { first, arcs: beside } = topologyOf(fabric);
  const hits: Hit[] = [];
  for (let i = first[cell]; i < first[cell + 1]; i++) {
    const arc = beside[i];
    for (let v = arcs.start[arc]; v + 1 < arcs.start[arc + 1]; v++) {
      for (let k = 0; k + 1 < line.length; k++) {
        const at = meeting(...line[k], ...line[k + 1], x[v], y[v], x[v + 1], y[v + 1]);
        if (at) hits.push({ arc, along: v - arcs.start[arc] + at.u, share: k + at.t });
      }
    }
  }
  return hits;
}

function meetingOf({ x, y, arcs }: Fabric, { arc, along }: Hit): Meeting {
  const before = Math.min(Math.floor(along), arcs.start[arc + 1] - arcs.start[arc] - 2);
  const v = arcs.start[arc] + before;
  const share = along - before;
  const at: Point = [Math.round(x[v] + share * (x[v + 1] - x[v])), Math.round(y[v] + share * (y[v + 1] - y[v]))];
  const distance = (w: number) => Math.hypot(x[w] - at[0], y[w] - at[1]);
  const nearer = distance(v) <= distance(v + 1) ? v : v + 1;
  // why: a new vertex on the community's border would move it, if only by half a lattice step
  const isPinned = arcs.left[arc] === OUTSIDE || arcs.right[arc] === OUTSIDE;
  if (!isPinned && distance(nearer) > SAME_PLACE) return { arc, vertex: before + 1, isNew: true, at, along };
  const vertex = nearer - arcs.start[arc];
  return { arc, vertex, isNew: false, at: [x[nearer], y[nearer]], along: vertex };
}

function pointAt(line: readonly Point[], share: number): Point {
  const k = Math.min(Math.floor(share), line.length - 2);
  const t = share - k;
  return [line[k][0] + t * (line[k + 1][0] - line[k][0]), line[k][1] + t * (line[k + 1][1] - line[k][1])];
}

function lengthBetween(line: readonly Point[], from: number, to: number): number {
  const points = [pointAt(line, from), ...line.filter((_, k) => k > from && k < to), pointAt(line, to)];
  return points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i][0], y - points[i][1]), 0);
}

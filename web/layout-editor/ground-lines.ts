import { ARC_KINDS, type ArcKind, type Fabric } from "../../domain/layout/fabric.ts";
import { topologyOf } from "../../domain/layout/topology.ts";
import { nearestShare } from "../../domain/walking/segments.ts";
import type { Ground, Point } from "./ground.ts";
import { lengthM } from "./reach.ts";

/** What a border likes to run along. */
const LINES: ReadonlySet<ArcKind> = new Set(["main-road", "secondary-road", "lane", "river", "rail", "wall"]);

/** A place on an arc: `vertex` is the one before it. */
export type OnArc = { readonly arc: number; readonly vertex: number; readonly at: Point };

/** The nearest place on a road, river, rail or wall that is `wanted`, within `reachM` of `at`; null where there is none. */
export function nearestLine(
  { fabric, near, stepM: [sx, sy] }: Ground,
  at: Point,
  reachM: number,
  wanted: (arc: number) => boolean = () => true,
): OnArc | null {
  const { x, y, arcs } = fabric;
  const topology = topologyOf(fabric);
  const beside = new Set<number>();
  for (const cell of near(at, at, reachM)) {
    for (let i = topology.first[cell]; i < topology.first[cell + 1]; i++) beside.add(topology.arcs[i]);
  }
  let best: OnArc | null = null;
  let least = reachM;
  for (const arc of beside) {
    if (!isLine(fabric, arc) || !wanted(arc)) continue;
    for (let i = arcs.start[arc]; i + 1 < arcs.start[arc + 1]; i++) {
      const [bx, by] = [(x[i + 1] - x[i]) * sx, (y[i + 1] - y[i]) * sy];
      const [px, py] = [(at[0] - x[i]) * sx, (at[1] - y[i]) * sy];
      const t = nearestShare(px, py, 0, 0, bx, by);
      const distance = Math.hypot(px - t * bx, py - t * by);
      if (distance > least) continue;
      least = distance;
      best = { arc, vertex: i - arcs.start[arc], at: [x[i] + t * (x[i + 1] - x[i]), y[i] + t * (y[i + 1] - y[i])] };
    }
  }
  return best;
}

/** The line that `place` lies on, for `reachM` metres to both sides of it: at every crossing it goes on as straight as it can. */
export function lineAround(ground: Ground, { arc, vertex, at }: OnArc, reachM: number): Point[] {
  const own = pointsOf(ground.fabric, arc);
  const { from, to } = ground.fabric.arcs;
  const ahead = walked(ground, arc, to[arc], [at, ...own.slice(vertex + 1)], reachM);
  const back = walked(ground, arc, from[arc], [at, ...own.slice(0, vertex + 1).reverse()], reachM);
  return [...back.slice(1).reverse(), ...ahead];
}

/** `line`, which ends at `node` of `arc`, led on until it is `reachM` long, and cut off there. */
function walked(ground: Ground, arc: number, node: number, line: readonly Point[], reachM: number): Point[] {
  const { fabric } = ground;
  const way = [...line];
  const used = new Set([arc]);
  let end = node;
  while (lengthM(ground, way) < reachM) {
    const next = straightest(ground, way, end, used);
    if (next === null) break;
    used.add(next);
    const forward = fabric.arcs.from[next] === end;
    const points = pointsOf(fabric, next);
    way.push(...(forward ? points : points.reverse()).slice(1));
    end = forward ? fabric.arcs.to[next] : fabric.arcs.from[next];
  }
  return cutOff(ground, way, reachM);
}

/** Of the lines that go on from a node the one that bends least; null where none does, or all bend back. */
function straightest(ground: Ground, way: readonly Point[], node: number, used: ReadonlySet<number>): number | null {
  const { fabric, stepM } = ground;
  const heading = direction(stepM, way[way.length - 2] ?? way[0], way[way.length - 1]);
  let best: number | null = null;
  let most = 0;
  for (const arc of arcsAt(fabric, node)) {
    if (used.has(arc) || !isLine(fabric, arc)) continue;
    const points = pointsOf(fabric, arc);
    if (fabric.arcs.from[arc] !== node) points.reverse();
    const [dx, dy] = direction(stepM, points[0], points[1]);
    const along = heading[0] * dx + heading[1] * dy;
    if (along > most) [best, most] = [arc, along];
  }
  return best;
}

function direction([sx, sy]: Point, a: Point, b: Point): Point {
  const [dx, dy] = [(b[0] - a[0]) * sx, (b[1] - a[1]) * sy];
  const length = Math.hypot(dx, dy) || 1;
  return [dx / length, dy / length];
}

function cutOff(ground: Ground, line: readonly Point[], reachM: number): Point[] {
  const cut: Point[] = [line[0]];
  let rest = reachM;
  for (let i = 1; i < line.length && rest > 0; i++) {
    const length = lengthM(ground, [line[i - 1], line[i]]);
    const t = length === 0 ? 1 : Math.min(1, rest / length);
    const [a, b] = [line[i - 1], line[i]];
    cut.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    rest -= length;
  }
  return cut;
}

/** The vertices of an arc, in order. */
export function pointsOf({ x, y, arcs }: Fabric, arc: number): Point[] {
  const points: Point[] = [];
  for (let i = arcs.start[arc]; i < arcs.start[arc + 1]; i++) points.push([x[i], y[i]]);
  return points;
}

const isLine = ({ arcs }: Fabric, arc: number): boolean => LINES.has(ARC_KINDS[arcs.kind[arc]]);

const known = new WeakMap<Fabric, Map<number, number[]>>();

/** Arcs that begin or end at a node, in rising order. */
export function arcsAt(fabric: Fabric, node: number): readonly number[] {
  let table = known.get(fabric);
  if (!table) {
    table = new Map();
    const { from, to, length } = fabric.arcs;
    for (let arc = 0; arc < length; arc++) {
      for (const end of from[arc] === to[arc] ? [from[arc]] : [from[arc], to[arc]]) {
        const list = table.get(end);
        if (list) list.push(arc);
        else table.set(end, [arc]);
      }
    }
    known.set(fabric, table);
  }
  return table.get(node) ?? [];
}

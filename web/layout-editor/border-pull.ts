import type { Edit } from "../../domain/layout/edit.ts";
import { OUTSIDE } from "../../domain/layout/fabric.ts";
import { areaOf, type Corner, type Desk, onLattice } from "./desk.ts";
import type { Point } from "./ground.ts";
import { arcsAt, lineAround, nearestLine, type OnArc, pointsOf } from "./ground-lines.ts";
import { lengthM } from "./reach.ts";

/** A border gives way for so many times as far as it is pulled, to both sides, and for no less than this. */
const GIVES_WAY = 2;
const LEAST_M = 30;

type Areas = readonly [number, number];

/** The place on a road, river, rail or wall that the border between two areas can be pulled onto: it lies on their ground. */
export function lineToPullOnto(desk: Desk, at: Point, reachM: number, between: Areas): OnArc | null {
  const { left, right } = desk.ground.fabric.arcs;
  const isTheirs = (cell: number) => cell !== OUTSIDE && between.includes(areaOf(desk, cell));
  return nearestLine(desk.ground, at, reachM, (arc) => isTheirs(left[arc]) && isTheirs(right[arc]));
}

/**
 * The edit that pulls the border between two areas by one of its corners onto a road, river, rail or wall: where it was pulled it runs along
 * that line, elsewhere as before. Null where it lies there already.
 *
 *        ──────┐    ┌──────   before
 *        ━━━━━━━━━━━━━━━━━━   a road
 *              └ ○ ─┘         pulled here
 */
export function pulledOnto(desk: Desk, corner: Corner, onto: OnArc, between: Areas): Edit | null {
  const { ground, level } = desk;
  if (isBetween(desk, onto.arc, between)) return null;
  const border = borderThrough(desk, corner.arc, between);
  const [x, y] = pointsOf(ground.fabric, corner.arc)[corner.vertex];
  const at = border.findIndex(([px, py]) => px === x && py === y);
  const line = withBend(desk, border, at, onto);
  return { kind: "reroute", level, between, line: line.map(onLattice) };
}

function withBend({ ground }: Desk, border: readonly Point[], at: number, onto: OnArc): Point[] {
  const last = border.length - 1;
  if (at === 0) return [onto.at, ...border.slice(1)];
  if (at === last) return [...border.slice(0, -1), onto.at];
  const reachM = Math.max(LEAST_M, GIVES_WAY * lengthM(ground, [border[at], onto.at]));
  const isKept = (from: number, to: number) => lengthM(ground, border.slice(from, to + 1)) > reachM;
  const before = border.filter((_, i) => i === 0 || (i < at && isKept(i, at)));
  const after = border.filter((_, i) => i === last || (i > at && isKept(at, i)));
  const road = lineAround(ground, onto, reachM);
  const away = (end: Point) => lengthM(ground, [before[before.length - 1], end]);
  if (away(road[0]) > away(road[road.length - 1])) road.reverse();
  return [...before, ...road, ...after];
}

/** Whether an arc lies on the border between the two. */
function isBetween(desk: Desk, arc: number, [a, b]: Areas): boolean {
  const { left, right } = desk.ground.fabric.arcs;
  if (left[arc] === OUTSIDE || right[arc] === OUTSIDE) return false;
  const sides = [areaOf(desk, left[arc]), areaOf(desk, right[arc])];
  return sides.includes(a) && sides.includes(b) && a !== b;
}

/** The border that an arc belongs to, from end to end. */
function borderThrough(desk: Desk, arc: number, between: Areas): Point[] {
  const { from, to } = desk.ground.fabric.arcs;
  const used = new Set([arc]);
  const led = (node: number): Point[] => {
    const points: Point[] = [];
    for (let end = node; ; ) {
      const next = arcsAt(desk.ground.fabric, end).find((one) => !used.has(one) && isBetween(desk, one, between));
      if (next === undefined) return points;
      used.add(next);
      const own = pointsOf(desk.ground.fabric, next);
      points.push(...(from[next] === end ? own : own.reverse()).slice(1));
      end = from[next] === end ? to[next] : from[next];
    }
  };
  const ahead = led(to[arc]);
  return [...led(from[arc]).reverse(), ...pointsOf(desk.ground.fabric, arc), ...ahead];
}

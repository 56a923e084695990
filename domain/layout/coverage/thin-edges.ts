import KDBush from "kdbush";
import { CornerQueue } from "./corner-queue.ts";
import { turn } from "./exact.ts";
import type { SharedEdges } from "./shared-edges.ts";

/** A ring keeps so many corners, so that it keeps something of its shape. */
const LEAST_OF_RING = 4;

/**
 * Takes corners out of the edges of a coverage, always the one with the smallest triangle between it and its neighbours, while
 * that is at most `limits[edge]` (an area; below 0 the edge stays as it is). Gives the points left of each edge.
 * Visvalingam and Whyatt 1993, and as a topology-preserving variant: a corner stays where another point lies in its triangle, or
 * where two edges would become the same line. So no two edges ever cross or touch but where they did before.
 */
export function thinEdges({ x, y, edges }: SharedEdges, limits: readonly number[]): number[][] {
  const line = linked(edges);
  const { pointOf, before, after, edgeOf } = line;
  const isGone = new Uint8Array(x.length).fill(1);
  for (const point of pointOf) isGone[point] = 0;
  const index = new KDBush(Math.max(1, x.length));
  for (let point = 0; point < Math.max(1, x.length); point++) index.add(x[point] ?? 0, y[point] ?? 0);
  index.finish();
  const areas = new Float64Array(pointOf.length).fill(-1);
  const queue = new CornerQueue();
  const straight = new Set(edges.flatMap(({ points }) => (points.length === 2 ? [lineKey(points[0], points[1])] : [])));

  const consider = (slot: number) => {
    if (before[slot] < 0 || after[slot] < 0) return;
    const [a, b, c] = [pointOf[before[slot]], pointOf[slot], pointOf[after[slot]]];
    const area = Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])) / 2;
    areas[slot] = area;
    if (area <= limits[edgeOf[slot]]) queue.push(slot, area);
  };

  const isEmpty = (a: number, b: number, c: number) => {
    const [west, east] = [Math.min(x[a], x[b], x[c]), Math.max(x[a], x[b], x[c])];
    const [south, north] = [Math.min(y[a], y[b], y[c]), Math.max(y[a], y[b], y[c])];
    return !index
      .range(west, south, east, north)
      .some((p) => isGone[p] === 0 && p !== a && p !== b && p !== c && isWithin(x, y, p, a, b, c));
  };

  for (let slot = 0; slot < pointOf.length; slot++) consider(slot);
  while (queue.length > 0) {
    const { corner: slot, area } = queue.pop();
    const edge = edgeOf[slot];
    if (areas[slot] !== area || line.left[edge] <= line.least[edge]) continue;
    const [previous, next] = [before[slot], after[slot]];
    const [a, b, c] = [pointOf[previous], pointOf[slot], pointOf[next]];
    if (!isEmpty(a, b, c)) continue;
    if (line.left[edge] === 3) {
      if (straight.has(lineKey(a, c))) continue;
      straight.add(lineKey(a, c));
    }
    areas[slot] = -1;
    isGone[b] = 1;
    line.left[edge]--;
    after[previous] = next;
    before[next] = previous;
    if (line.start[edge] === slot) line.start[edge] = next;
    consider(previous);
    consider(next);
  }
  return edges.map((edge, at) => pointsLeft(line, at, edge.isFree));
}

const lineKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Whether point p lies in the triangle abc or on its border. Exact. */
function isWithin(x: readonly number[], y: readonly number[], p: number, a: number, b: number, c: number): boolean {
  const side = (from: number, to: number) => turn(x[from], y[from], x[to], y[to], x[p], y[p]);
  const sides = [side(a, b), side(b, c), side(c, a)];
  return !(sides.includes(1) && sides.includes(-1));
}

/** Edges as chains of slots, so that a corner is taken out in one step. The ends of a chain have -1 beyond them; free rings have no ends. */
type Chains = {
  pointOf: number[];
  before: number[];
  after: number[];
  edgeOf: number[];
  /** by edge: its first slot, how many points it has left, and how few it may have */
  start: number[];
  left: number[];
  least: number[];
};

function linked(edges: SharedEdges["edges"]): Chains {
  const chains: Chains = { pointOf: [], before: [], after: [], edgeOf: [], start: [], left: [], least: [] };
  edges.forEach(({ points, isRing, isFree }, edge) => {
    const slots = isFree && points.length > 0 ? points.length - 1 : points.length;
    const first = chains.pointOf.length;
    for (let i = 0; i < slots; i++) {
      chains.pointOf.push(points[i]);
      chains.before.push(i > 0 ? first + i - 1 : isFree ? first + slots - 1 : -1);
      chains.after.push(i + 1 < slots ? first + i + 1 : isFree ? first : -1);
      chains.edgeOf.push(edge);
    }
    chains.start.push(first);
    chains.left.push(slots);
    // the node of a ring stands at both ends
    chains.least.push(isFree ? LEAST_OF_RING : isRing ? LEAST_OF_RING + 1 : 2);
  });
  return chains;
}

function pointsLeft({ pointOf, after, start, left }: Chains, edge: number, isFree: boolean): number[] {
  const points: number[] = [];
  for (let slot = start[edge], i = 0; i < left[edge]; slot = after[slot], i++) points.push(pointOf[slot]);
  return isFree ? [...points, ...points.slice(0, 1)] : points;
}

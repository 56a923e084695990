import { type Enclosures, enclosureAt } from "./enclosures.ts";
import type { Frame } from "./rings.ts";
import type { Seeds } from "./seeds.ts";
import { simplified } from "./simplify.ts";
import { Soup, tagOf } from "./soup.ts";
import { linesBetween } from "./voronoi.ts";

/** Metres that a line between owners may be straightened by. */
const STRAIGHTENED_M = 0.5;

/** Lattice units by which a line runs past what stops it, so that it meets it after rounding. */
const PAST = 2;

const VIRTUAL = tagOf("virtual", true, false);

/** The lines halfway between owners within each enclosure that has two or more. */
export function groundLines(seeds: Seeds, enclosures: Enclosures, frame: Frame): Soup {
  const inEnclosure = new Map<number, number[]>();
  seeds.enclosure.forEach((enclosure, i) => {
    const list = inEnclosure.get(enclosure);
    if (list) list.push(i);
    else inEnclosure.set(enclosure, [i]);
  });
  const soup = new Soup();
  for (const [enclosure, members] of inEnclosure) {
    const first = seeds.owner[members[0]];
    if (members.every((i) => seeds.owner[i] === first)) continue;
    const points = new Float64Array(members.length * 2);
    members.forEach((i, k) => {
      points[k * 2] = seeds.x[i] * frame.east;
      points[k * 2 + 1] = seeds.y[i] * frame.north;
    });
    const owners = members.map((i) => seeds.owner[i]);
    for (const chain of linesBetween(points, owners)) {
      for (let i = 0; i < chain.length; i += 2) {
        chain[i] /= frame.east;
        chain[i + 1] /= frame.north;
      }
      for (const run of clipped(chain, enclosure, enclosures)) addStraightened(soup, run, frame);
    }
  }
  return soup;
}

function addStraightened(soup: Soup, run: readonly number[], frame: Frame): void {
  const metres = run.map((value, i) => value * (i % 2 === 0 ? frame.east : frame.north));
  const line = simplified(metres, STRAIGHTENED_M);
  soup.addLine(
    line.map((value, i) => Math.round(value / (i % 2 === 0 ? frame.east : frame.north))),
    VIRTUAL,
  );
}

/** The stretches of a line within an enclosure, each a little longer than that. */
function clipped(chain: readonly number[], enclosure: number, enclosures: Enclosures): number[][] {
  const runs: number[][] = [];
  let run: number[] | null = null;
  let isInside = enclosureAt(enclosures, chain[0], chain[1]) === enclosure;
  if (isInside) run = [chain[0], chain[1]];
  for (let i = 2; i < chain.length; i += 2) {
    const [ax, ay, bx, by] = [chain[i - 2], chain[i - 1], chain[i], chain[i + 1]];
    const stops = stopsAlong(ax, ay, bx, by, enclosure, enclosures);
    if (stops.length === 0) {
      if (run) run.push(bx, by);
      continue;
    }
    const past = PAST / Math.hypot(bx - ax, by - ay);
    const at = (t: number): [number, number] => [ax + (bx - ax) * t, ay + (by - ay) * t];
    const [first, last] = [stops[0], stops[stops.length - 1]];
    isInside = enclosureAt(enclosures, bx, by) === enclosure;
    if (run) runs.push([...run, ...at(first + past)]);
    else if (!isInside) runs.push([...at(first - past), ...at(last + past)]);
    run = isInside ? [...at(last - past), bx, by] : null;
  }
  if (run) runs.push(run);
  return runs;
}

/** Where a → b crosses the outline of an enclosure, as shares of the way, rising. */
function stopsAlong(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  enclosure: number,
  { planar: { net, face }, index, home }: Enclosures,
): number[] {
  const stops: number[] = [];
  for (const edge of index.near(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
    const [left, right] = [home[face[edge * 2]], home[face[edge * 2 + 1]]];
    if (left === right || (left !== enclosure && right !== enclosure)) continue;
    const [cx, cy] = [net.x[net.a[edge]], net.y[net.a[edge]]];
    const [ex, ey] = [net.x[net.b[edge]] - cx, net.y[net.b[edge]] - cy];
    const over = (bx - ax) * ey - (by - ay) * ex;
    if (over === 0) continue;
    const t = ((cx - ax) * ey - (cy - ay) * ex) / over;
    const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / over;
    if (t >= 0 && t <= 1 && u >= 0 && u <= 1) stops.push(t);
  }
  return stops.sort((p, q) => p - q);
}

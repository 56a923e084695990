// All borders cut where they meet, so that they share their ends and cross nowhere.

import Flatbush from "flatbush";
import { meeting, turn } from "./exact.ts";
import type { MultiPolygon } from "./rings.ts";

export type NodingSettings = {
  /** points nearer than this become one, and a border that passes nearer to a point runs through it; above 0 */
  tolerance: number;
  /** new points lie on a lattice of so many steps a unit; null: anywhere */
  perUnit: number | null;
};

/** Points, and the stretches between them. */
export type Noded = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly edges: readonly NodedEdge[];
};

/** `from` is below `to`. `of`: the polygons whose inside begins or ends here, rising; never empty. */
export type NodedEdge = { readonly from: number; readonly to: number; readonly of: readonly number[] };

/** Mostly three rounds are enough. Where so many are not, the tolerance is doubled. */
const MOST_ROUNDS = 24;

/** A tolerance that is far below anything drawn: a thousand-millionth of the extent. */
export function finestTolerance(polygons: readonly MultiPolygon[]): number {
  let [low, high] = [Infinity, -Infinity];
  let size = 0;
  for (const axis of [0, 1] as const) {
    [low, high] = [Infinity, -Infinity];
    for (const polygon of polygons)
      for (const piece of polygon)
        for (const ring of piece)
          for (const point of ring) {
            low = Math.min(low, point[axis]);
            high = Math.max(high, point[axis]);
          }
    // why the place too: far from the origin doubles are coarser
    if (low <= high) size = Math.max(size, high - low, Math.abs(low) * 1e-5, Math.abs(high) * 1e-5);
  }
  return size > 0 ? size * 1e-9 : 1e-9;
}

/**
 * Cuts the borders of all polygons at their crossings, and at points of others within the tolerance. Insides are by the even-odd
 * rule, so that rings may cross themselves. Points keep their place; those within the tolerance of an earlier one take its.
 */
export function nodeBorders(polygons: readonly MultiPolygon[], settings: NodingSettings): Noded {
  for (let tolerance = settings.tolerance; ; tolerance *= 2) {
    const noded = tryNoding(polygons, tolerance, settings.perUnit);
    if (noded) return noded;
  }
}

function tryNoding(polygons: readonly MultiPolygon[], tolerance: number, perUnit: number | null): Noded | null {
  const points = new Points(tolerance);
  let edges = new Edges();
  polygons.forEach((polygon, of) => {
    for (const piece of polygon) {
      for (const ring of piece) {
        const ids = ring.map(([x, y]) => points.at(x, y));
        for (let i = 0; i + 1 < ids.length; i++) edges.toggle(ids[i], ids[i + 1], [of]);
      }
    }
  });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const list = edges.list();
    const cuts = findCuts(points, list, tolerance, perUnit);
    if (cuts.size === 0) return { x: points.x, y: points.y, edges: list };
    edges = new Edges();
    list.forEach(({ from, to, of }, edge) => {
      const chain = [from, ...points.along(from, to, cuts.get(edge) ?? []), to];
      for (let i = 0; i + 1 < chain.length; i++) edges.toggle(chain[i], chain[i + 1], of);
    });
  }
  return null;
}

/** Points within which edges are to be cut, by edge. New points are made where edges cross. */
function findCuts(points: Points, edges: readonly NodedEdge[], tolerance: number, perUnit: number | null) {
  const cuts = new Map<number, Set<number>>();
  if (edges.length === 0) return cuts;
  const cut = (edge: number, point: number) => {
    if (point === edges[edge].from || point === edges[edge].to) return;
    const inner = cuts.get(edge) ?? new Set();
    cuts.set(edge, inner.add(point));
  };
  const { x, y } = points;
  const index = new Flatbush(edges.length);
  const used = new Set<number>();
  for (const { from, to } of edges) {
    used.add(from).add(to);
    index.add(Math.min(x[from], x[to]), Math.min(y[from], y[to]), Math.max(x[from], x[to]), Math.max(y[from], y[to]));
  }
  index.finish();
  for (const point of used) {
    const [px, py] = [x[point], y[point]];
    for (const edge of index.search(px - tolerance, py - tolerance, px + tolerance, py + tolerance)) {
      if (points.isWithin(point, edges[edge].from, edges[edge].to, tolerance)) cut(edge, point);
    }
  }
  edges.forEach((a, nth) => {
    const box = [Math.min(x[a.from], x[a.to]), Math.min(y[a.from], y[a.to]), Math.max(x[a.from], x[a.to])] as const;
    index.search(...box, Math.max(y[a.from], y[a.to]), (other) => {
      const b = edges[other];
      if (other <= nth || a.from === b.from || a.from === b.to || a.to === b.from || a.to === b.to) return false;
      const at = (point: number) => [x[point], y[point]];
      if (meeting(at(a.from), at(a.to), at(b.from), at(b.to)) !== "cross") return false;
      const point = points.crossing(a, b, perUnit);
      cut(nth, point);
      cut(other, point);
      return false;
    });
  });
  return cuts;
}

/** Edges by their ends. What is entered twice for a polygon is no border of it. */
class Edges {
  private readonly byEnds = new Map<number, { from: number; to: number; of: number[] }>();

  toggle(a: number, b: number, of: readonly number[]): void {
    if (a === b) return;
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = from * 2 ** 26 + to;
    const edge = this.byEnds.get(key) ?? { from, to, of: [] };
    edge.of = parityOf(edge.of, of);
    this.byEnds.set(key, edge);
  }

  list(): NodedEdge[] {
    return [...this.byEnds.values()].filter(({ of }) => of.length > 0);
  }
}

/** What is in exactly one of two rising lists, rising. */
export function parityOf(a: readonly number[], b: readonly number[]): number[] {
  return [...a.filter((value) => !b.includes(value)), ...b.filter((value) => !a.includes(value))].sort((p, q) => p - q);
}

/** Points, none nearer to another than the tolerance when it came. */
class Points {
  readonly x: number[] = [];
  readonly y: number[] = [];
  private readonly cells = new Map<string, number[]>();

  /** Width of a cell. why wider than the tolerance: then hardly ever more than one is looked into */
  private readonly cell: number;

  constructor(private readonly tolerance: number) {
    this.cell = 8 * tolerance;
  }

  /** The nearest point within the tolerance, else a new one. */
  at(x: number, y: number): number {
    const { cell, tolerance } = this;
    const [west, east] = [Math.floor((x - tolerance) / cell), Math.floor((x + tolerance) / cell)];
    const [south, north] = [Math.floor((y - tolerance) / cell), Math.floor((y + tolerance) / cell)];
    let nearest = -1;
    let least = tolerance;
    for (let column = west; column <= east; column++) {
      for (let row = south; row <= north; row++) {
        for (const point of this.cells.get(`${column} ${row}`) ?? []) {
          const off = Math.hypot(this.x[point] - x, this.y[point] - y);
          if (off > least || (off === least && nearest >= 0)) continue;
          nearest = point;
          least = off;
        }
      }
    }
    if (nearest >= 0) return nearest;
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    const there = this.cells.get(key);
    if (there) there.push(this.x.length);
    else this.cells.set(key, [this.x.length]);
    this.y.push(y);
    return this.x.push(x) - 1;
  }

  /** Whether a point lies between two others, no farther than `tolerance` from the line between them. */
  isWithin(point: number, from: number, to: number, tolerance: number): boolean {
    if (point === from || point === to) return false;
    const share = this.share(point, from, to);
    if (share <= 0 || share >= 1) return false;
    const [ax, ay, bx, by] = [this.x[from], this.y[from], this.x[to], this.y[to]];
    const [px, py] = [this.x[point], this.y[point]];
    if (Math.hypot(ax + share * (bx - ax) - px, ay + share * (by - ay) - py) <= tolerance) return true;
    return turn(ax, ay, bx, by, px, py) === 0;
  }

  /** Points within an edge, in order from its one end to the other. */
  along(from: number, to: number, inner: Iterable<number>): number[] {
    return [...inner]
      .map((point) => ({ point, share: this.share(point, from, to) }))
      .sort((a, b) => a.share - b.share || a.point - b.point)
      .map(({ point }) => point);
  }

  /** The point where two edges cross. */
  crossing(a: NodedEdge, b: NodedEdge, perUnit: number | null): number {
    const { x, y } = this;
    const [ax, ay] = [x[a.from], y[a.from]];
    const [ux, uy] = [x[a.to] - ax, y[a.to] - ay];
    const [vx, vy] = [x[b.to] - x[b.from], y[b.to] - y[b.from]];
    const share = ((x[b.from] - ax) * vy - (y[b.from] - ay) * vx) / (ux * vy - uy * vx);
    // nearly parallel edges may cross anywhere along each other: stay between the ends
    const kept = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0.5;
    const [px, py] = [ax + kept * ux, ay + kept * uy];
    if (perUnit === null) return this.at(px, py);
    return this.at(Math.round(px * perUnit) / perUnit, Math.round(py * perUnit) / perUnit);
  }

  private share(point: number, from: number, to: number): number {
    const { x, y } = this;
    const [dx, dy] = [x[to] - x[from], y[to] - y[from]];
    return ((x[point] - x[from]) * dx + (y[point] - y[from]) * dy) / (dx * dx + dy * dy);
  }
}

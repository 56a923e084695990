import { chainLengthM, distance, type Point } from "./geometry.ts";
import type { Street } from "./streets.ts";

/**
 * A piece of ground with four sides, counter-clockwise:
 *
 *        2 north (E→W)
 *      ┌───────────┐
 *  3   │           │ 1 east (S→N)
 * west └───────────┘
 * (N→S)   0 south (W→E)
 *
 * A side is a chain of vertices and lies along one street; corners belong to both sides that meet there.
 */
export type Face = { sides: [Side, Side, Side, Side] };
export type Side = { chain: number[]; street: Street };

export const SOUTH = 0;
export const EAST = 1;
export const NORTH = 2;
export const WEST = 3;

/** How a cut runs: its ends as fractions of the two sides it joins (from the west, or from the south), and its bend. */
export type Cut = {
  /** `ns` parts west from east, `ew` parts south from north */
  axis: "ns" | "ew";
  at: number;
  until?: number;
  /** sideways swing in metres; the cut also follows the bends of the sides it runs between. Without it: straight */
  swingM?: number;
  swingTurns?: number;
  /** distance between vertices of a bent cut */
  stepM?: number;
  /** an existing vertex this near is used instead of a new one, so that streets cross rather than miss each other */
  snapM?: number;
};

const edgeKey = (a: number, b: number): number => (a < b ? a * 2 ** 25 + b : b * 2 ** 25 + a);

/**
 * Ground parted by cuts. Faces share their vertices: a vertex put on an edge is seen by the faces on both sides and by
 * the street along it, because all of them keep their first vertices only and look up what was put between.
 */
export class Plan {
  readonly points: Point[] = [];
  private readonly between = new Map<number, number>();

  vertex(point: Point): number {
    return this.points.push(point) - 1;
  }

  /** The chain with all vertices that were put on its edges since. */
  expand(chain: readonly number[]): number[] {
    const out = [chain[0]];
    const walk = (a: number, b: number): void => {
      const middle = this.between.get(edgeKey(a, b));
      if (middle === undefined) {
        out.push(b);
        return;
      }
      walk(a, middle);
      walk(middle, b);
    };
    for (let i = 1; i < chain.length; i++) walk(chain[i - 1], chain[i]);
    return out;
  }

  line(chain: readonly number[]): Point[] {
    return this.expand(chain).map((vertex) => this.points[vertex]);
  }

  /** Vertices around the face, not closed. */
  ring(face: Face): number[] {
    return face.sides.flatMap((side) => this.expand(side.chain).slice(0, -1));
  }

  outline(face: Face): Point[] {
    return this.ring(face).map((vertex) => this.points[vertex]);
  }

  side(face: Face, side: number): Point[] {
    return this.line(face.sides[side].chain);
  }

  /**
   * Parts the face in two, `[west, east]` or `[south, north]`, along `street`; `path` runs north or east.
   * Null when an end would fall on a corner.
   */
  cut(face: Face, cut: Cut, street: Street): { parts: [Face, Face]; path: number[] } | null {
    const [south, east, north, west] = face.sides;
    const until = cut.until ?? cut.at;
    const [start, end] =
      cut.axis === "ns"
        ? [this.splitSide(south, cut.at, cut.snapM ?? 0), this.splitSide(north, 1 - until, cut.snapM ?? 0)]
        : [this.splitSide(west, 1 - cut.at, cut.snapM ?? 0), this.splitSide(east, until, cut.snapM ?? 0)];
    if (!start || !end) return null;
    const path = this.path(face, cut, start.vertex, end.vertex);
    const ahead: Side = { chain: path, street };
    const back: Side = { chain: [...path].reverse(), street };
    const parts: [Face, Face] =
      cut.axis === "ns"
        ? [{ sides: [start.before, ahead, end.after, west] }, { sides: [start.after, east, end.before, back] }]
        : [{ sides: [south, end.before, back, start.after] }, { sides: [ahead, end.after, north, start.before] }];
    return { parts, path };
  }

  private path(face: Face, cut: Cut, start: number, end: number): number[] {
    const [a, b] = [this.points[start], this.points[end]];
    if (cut.swingM === undefined) return [start, end];
    const count = Math.max(1, Math.round(distance(a, b) / (cut.stepM ?? 60)));
    const until = cut.until ?? cut.at;
    const low = this.side(face, cut.axis === "ns" ? WEST : SOUTH);
    const high = this.side(face, cut.axis === "ns" ? EAST : NORTH);
    if (cut.axis === "ns") low.reverse();
    else high.reverse();
    const onto = (t: number): Point => {
      const share = cut.at + (until - cut.at) * t;
      const [p, q] = [atFraction(low, t), atFraction(high, t)];
      return [p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share];
    };
    const [first, last] = [onto(0), onto(1)];
    const [nx, ny] = [-(b[1] - a[1]) / distance(a, b), (b[0] - a[0]) / distance(a, b)];
    const path = [start];
    for (let i = 1; i < count; i++) {
      const t = i / count;
      const [x, y] = onto(t);
      const swing = cut.swingM * Math.sin(Math.PI * t * (cut.swingTurns ?? 1));
      path.push(
        this.vertex([
          x + (a[0] - first[0]) * (1 - t) + (b[0] - last[0]) * t + nx * swing,
          y + (a[1] - first[1]) * (1 - t) + (b[1] - last[1]) * t + ny * swing,
        ]),
      );
    }
    path.push(end);
    return path;
  }

  private splitSide(side: Side, fraction: number, snapM: number) {
    const chain = this.expand(side.chain);
    const line = chain.map((vertex) => this.points[vertex]);
    const alongM = fraction * chainLengthM(line);
    const places = [0];
    for (let i = 1; i < chain.length; i++) places.push(places[i - 1] + distance(line[i - 1], line[i]));
    let at = -1;
    for (let i = 1; i < chain.length - 1; i++) {
      const off = Math.abs(places[i] - alongM);
      if (off <= Math.max(snapM, 0.3) && (at < 0 || off < Math.abs(places[at] - alongM))) at = i;
    }
    if (at < 0) {
      at = places.findIndex((place) => place > alongM);
      if (at < 1 || alongM - places[at - 1] < 0.3 || places[at] - alongM < 0.3) return null;
      const t = (alongM - places[at - 1]) / (places[at] - places[at - 1]);
      const [[ax, ay], [bx, by]] = [line[at - 1], line[at]];
      const vertex = this.vertex([ax + (bx - ax) * t, ay + (by - ay) * t]);
      this.between.set(edgeKey(chain[at - 1], chain[at]), vertex);
      chain.splice(at, 0, vertex);
    }
    const { street } = side;
    return {
      vertex: chain[at],
      before: { chain: chain.slice(0, at + 1), street },
      after: { chain: chain.slice(at), street },
    };
  }
}

function atFraction(line: readonly Point[], fraction: number): Point {
  let rest = fraction * chainLengthM(line);
  for (let i = 1; i < line.length; i++) {
    const length = distance(line[i - 1], line[i]);
    if (rest <= length || i === line.length - 1) {
      const t = length === 0 ? 0 : rest / length;
      return [line[i - 1][0] + (line[i][0] - line[i - 1][0]) * t, line[i - 1][1] + (line[i][1] - line[i - 1][1]) * t];
    }
    rest -= length;
  }
  return line[line.length - 1];
}

/** Where the straight line through `point` along `angle` meets the side, as a fraction of its length from its start; null unless it meets it once. */
export function fractionMet(line: readonly Point[], point: Point, angle: number): number | null {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const off = line.map(([x, y]) => -(x - point[0]) * sin + (y - point[1]) * cos);
  let [walked, found] = [0, null as number | null];
  for (let i = 1; i < line.length; i++) {
    const length = distance(line[i - 1], line[i]);
    if (off[i - 1] > 0 !== off[i] > 0) {
      if (found !== null) return null;
      found = walked + (length * off[i - 1]) / (off[i - 1] - off[i]);
    }
    walked += length;
  }
  return found === null ? null : found / walked;
}

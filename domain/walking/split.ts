import Flatbush from "flatbush";
import { meeting, nearestShare } from "./segments.ts";

/** A line one walks along: x, y, x, y, … `raised` when it passes over or under what it crosses. */
export type WalkLine = { points: ArrayLike<number>; raised: boolean };

/** Straight pieces between nodes; nothing crosses a piece but at its ends, except over bridges and through tunnels. */
export type Pieces = {
  x: number[];
  y: number[];
  from: number[];
  to: number[];
  /** the line that each is a piece of, by its place among the lines */
  line: number[];
};

/** How near its end a line takes the end of a piece for its own, as a share. */
const END = 1e-9;

/**
 * Cuts lines where they meet: at vertices they share, at true crossings of two that run on the ground, and where the loose
 * end of one comes within `join(y)` of another, since not everybody draws to the millimetre.
 *
 *        │                │                 ║ bridge             │
 *     ───┼───  four    ───●───  four     ───╫───  two        ───● ┄  joined
 *        │   segments     │   pieces        ║  as they were      │
 */
export function splitLines(lines: readonly WalkLine[], join: (y: number) => number): Pieces {
  const draft = new Draft();
  lines.forEach((line, at) => {
    draft.add(line, at);
  });
  draft.index();
  draft.cutAtCrossings();
  draft.joinLooseEnds(join);
  return draft.pieces();
}

class Draft {
  private readonly x: number[] = [];
  private readonly y: number[] = [];
  private readonly byPlace = new Map<string, number>();
  private readonly a: number[] = [];
  private readonly b: number[] = [];
  private readonly raised: boolean[] = [];
  private readonly line: number[] = [];
  private readonly cuts = new Map<number, { t: number; node: number }[]>();
  private readonly links: [from: number, to: number, line: number][] = [];
  private tree: Flatbush | null = null;

  add({ points, raised }: WalkLine, line: number): void {
    for (let at = 0; at + 3 < points.length; at += 2) {
      const from = this.node(points[at], points[at + 1]);
      const to = this.node(points[at + 2], points[at + 3]);
      if (from === to) continue;
      this.a.push(from);
      this.b.push(to);
      this.raised.push(raised);
      this.line.push(line);
    }
  }

  index(): void {
    const { a, b, x, y } = this;
    if (a.length === 0) return;
    this.tree = new Flatbush(a.length);
    a.forEach((from, i) => {
      const to = b[i];
      this.tree!.add(
        Math.min(x[from], x[to]),
        Math.min(y[from], y[to]),
        Math.max(x[from], x[to]),
        Math.max(y[from], y[to]),
      );
    });
    this.tree.finish();
  }

  cutAtCrossings(): void {
    const { a, b, x, y, raised } = this;
    for (let i = 0; i < a.length; i++) {
      if (raised[i]) continue;
      for (const j of this.around(i, 0)) {
        if (j <= i || raised[j] || a[i] === a[j] || a[i] === b[j] || b[i] === a[j] || b[i] === b[j]) continue;
        const met = meeting(x[a[i]], y[a[i]], x[b[i]], y[b[i]], x[a[j]], y[a[j]], x[b[j]], y[b[j]]);
        if (!met) continue;
        const node =
          this.endAt(i, met.t) ??
          this.endAt(j, met.u) ??
          this.node(x[a[i]] + met.t * (x[b[i]] - x[a[i]]), y[a[i]] + met.t * (y[b[i]] - y[a[i]]));
        this.cut(i, met.t, node);
        this.cut(j, met.u, node);
      }
    }
  }

  joinLooseEnds(join: (y: number) => number): void {
    const { a, b, x, y, raised } = this;
    const ends = new Uint32Array(x.length);
    for (const node of [...a, ...b]) ends[node]++;
    for (const cut of this.cuts.values()) for (const { node } of cut) ends[node]++;
    for (let i = 0; i < a.length; i++) {
      for (const node of [a[i], b[i]]) {
        if (ends[node] !== 1) continue;
        const reach = join(y[node]);
        let best: { j: number; t: number; far: number } | null = null;
        for (const j of this.around(i, reach, node)) {
          if (j === i || a[j] === node || b[j] === node) continue;
          const t = nearestShare(x[node], y[node], x[a[j]], y[a[j]], x[b[j]], y[b[j]]);
          // a bridge is entered at its ends
          if (raised[j] && t > END && t < 1 - END) continue;
          const far = Math.hypot(
            x[a[j]] + t * (x[b[j]] - x[a[j]]) - x[node],
            y[a[j]] + t * (y[b[j]] - y[a[j]]) - y[node],
          );
          if (far <= reach && (best === null || far < best.far)) best = { j, t, far };
        }
        if (!best) continue;
        const end = this.endAt(best.j, best.t);
        if (end === null) this.cut(best.j, best.t, node);
        else this.links.push([node, end, this.line[i]]);
      }
    }
  }

  pieces(): Pieces {
    const { a, b, x, y } = this;
    const from: number[] = [];
    const to: number[] = [];
    const line: number[] = [];
    const piece = (start: number, end: number, of: number) => {
      if (start === end) return;
      from.push(start);
      to.push(end);
      line.push(of);
    };
    for (let i = 0; i < a.length; i++) {
      let start = a[i];
      for (const { node } of (this.cuts.get(i) ?? []).sort((one, other) => one.t - other.t)) {
        piece(start, node, this.line[i]);
        start = node;
      }
      piece(start, b[i], this.line[i]);
    }
    for (const [start, end, of] of this.links) piece(start, end, of);
    return { x, y, from, to, line };
  }

  private node(x: number, y: number): number {
    const place = `${x} ${y}`;
    let node = this.byPlace.get(place);
    if (node === undefined) {
      node = this.x.length;
      this.x.push(x);
      this.y.push(y);
      this.byPlace.set(place, node);
    }
    return node;
  }

  private endAt(segment: number, t: number): number | null {
    return t <= END ? this.a[segment] : t >= 1 - END ? this.b[segment] : null;
  }

  private cut(segment: number, t: number, node: number): void {
    if (this.endAt(segment, t) !== null) {
      if (this.endAt(segment, t) !== node) this.links.push([this.endAt(segment, t)!, node, this.line[segment]]);
      return;
    }
    const cuts = this.cuts.get(segment);
    if (cuts) cuts.push({ t, node });
    else this.cuts.set(segment, [{ t, node }]);
  }

  /** Segments whose box comes within `far` of that of `segment`, or of `node` alone. */
  private around(segment: number, far: number, node?: number): number[] {
    const { x, y } = this;
    const [from, to] = node === undefined ? [this.a[segment], this.b[segment]] : [node, node];
    return this.tree!.search(
      Math.min(x[from], x[to]) - far,
      Math.min(y[from], y[to]) - far,
      Math.max(x[from], x[to]) + far,
      Math.max(y[from], y[to]) + far,
    );
  }
}

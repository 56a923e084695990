import Flatbush from "flatbush";
import { meeting } from "./segments.ts";

/** A line that parts the ground, x, y, x, y, …: barred to everybody (water, rails), or a wall that one goes around if one can. */
export type Obstacle = { points: ArrayLike<number>; kind: "barred" | "wall" };

/** What stands in a straight way: the worst of it. */
export type InTheWay = "nothing" | "wall" | "barred";

/** All obstacles, found by where they are. */
export class Barriers {
  private readonly ends: Float64Array;
  private readonly barred: Uint8Array;
  private readonly index: Flatbush | null = null;

  constructor(obstacles: readonly Obstacle[]) {
    const ends: number[] = [];
    const barred: number[] = [];
    for (const { points, kind } of obstacles) {
      for (let at = 0; at + 3 < points.length; at += 2) {
        ends.push(points[at], points[at + 1], points[at + 2], points[at + 3]);
        barred.push(kind === "barred" ? 1 : 0);
      }
    }
    this.ends = Float64Array.from(ends);
    this.barred = Uint8Array.from(barred);
    if (barred.length === 0) return;
    this.index = new Flatbush(barred.length);
    for (let at = 0; at < ends.length; at += 4) {
      const [ax, ay, bx, by] = [ends[at], ends[at + 1], ends[at + 2], ends[at + 3]];
      this.index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    }
    this.index.finish();
  }

  /** What stands between two points. */
  between(ax: number, ay: number, bx: number, by: number): InTheWay {
    if (!this.index) return "nothing";
    const { ends } = this;
    let worst: InTheWay = "nothing";
    const near = this.index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    for (const segment of near) {
      if (worst === "wall" && this.barred[segment] === 0) continue;
      const at = segment * 4;
      if (!meeting(ax, ay, bx, by, ends[at], ends[at + 1], ends[at + 2], ends[at + 3])) continue;
      if (this.barred[segment] === 1) return "barred";
      worst = "wall";
    }
    return worst;
  }

  /** Where on the way from a to b the first line stands that nobody crosses, as a share of the way; null when there is none. */
  firstBarred(ax: number, ay: number, bx: number, by: number): number | null {
    const { ends } = this;
    let first: number | null = null;
    const near = this.index?.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)) ?? [];
    for (const segment of near) {
      if (this.barred[segment] === 0) continue;
      const at = segment * 4;
      const met = meeting(ax, ay, bx, by, ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
      if (met && (first === null || met.t < first)) first = met.t;
    }
    return first;
  }
}

import { bisect } from "./bisect.ts";
import type { Assignment } from "./graph.ts";
import { bordersOf } from "./join-pieces.ts";
import { type Level, membersOf } from "./level.ts";
import { sums } from "./pieces.ts";
import type { Settings } from "./settings.ts";
import { SideGrower } from "./side.ts";

/** How near the mean may come to the ends of the band before there are too few or too many parts, as a share of its width. */
const MARGIN = 0.08;

/** Splits and merges whole parts, which borders moved by a little cannot do. Changes its assignment; a part may end without nodes. */
export class Regroup {
  private readonly level: Level;
  private readonly settings: Settings;
  readonly assignment: Assignment;
  /** how many numbers are in use: new parts get the next one */
  numbers: number;

  constructor(level: Level, assignment: Assignment, numbers: number, settings: Settings) {
    this.level = level;
    this.assignment = assignment;
    this.numbers = numbers;
    this.settings = settings;
  }

  /** How many parts have nodes. */
  get live(): number {
    return new Set(this.assignment).size;
  }

  /** Splits parts that weigh as much as two, and then the heaviest or merges the lightest until the mean lies well within the band. */
  matchCount(): void {
    const [low, high] = this.settings.band;
    const total = this.level.graph.weights.reduce((sum, weight) => sum + weight, 0);
    const room = MARGIN * (high - low);
    for (const part of this.heaviestFirst()) {
      const weight = this.weights()[part];
      if (weight > high && weight >= 2 * this.settings.target)
        this.split(part, Math.round(weight / this.settings.target));
    }
    for (let live = this.live; total / live > high - room && total / (live + 1) >= low; live++) {
      if (!this.heaviestFirst().some((part) => this.split(part, 2))) break;
    }
    for (
      let live = this.live;
      total > 0 && live > 1 && total / live < low + room && total / (live - 1) <= high;
      live--
    ) {
      if (
        !this.heaviestFirst()
          .reverse()
          .some((part) => this.merge(part, Infinity))
      )
        break;
    }
  }

  /** Splits what is too heavy where two parts within the band come of it, merges what is too light where one does. */
  mendOutliers(): void {
    const [low, high] = this.settings.band;
    const weights = this.weights();
    for (const part of this.heaviestFirst()) {
      if (weights[part] > high && weights[part] >= 2 * low) this.split(part, 2);
      if (weights[part] < low) this.merge(part, high);
    }
  }

  private weights(): Float64Array {
    return sums(this.level.graph.weights, this.assignment, this.numbers);
  }

  private heaviestFirst(): number[] {
    const weights = this.weights();
    return Array.from(weights.keys()).sort((a, b) => weights[b] - weights[a] || a - b);
  }

  /** The nodes of a part; none where one of them is locked. */
  private freeNodes(part: number): Uint32Array {
    const { first, nodes } = membersOf(this.assignment, this.numbers);
    const members = nodes.slice(first[part], first[part + 1]);
    return members.some((node) => this.settings.locked?.[node] === 1) ? new Uint32Array(0) : members;
  }

  private split(part: number, count: number): boolean {
    const nodes = this.freeNodes(part);
    if (nodes.length < count) return false;
    const pieces = new Uint32Array(this.assignment.length);
    bisect(new SideGrower(this.level), nodes, count, pieces);
    for (const node of nodes) if (pieces[node] > 0) this.assignment[node] = this.numbers + pieces[node] - 1;
    this.numbers += count - 1;
    return true;
  }

  /** Gives a part to its lightest neighbour, where both together weigh no more than `most`. */
  private merge(part: number, most: number): boolean {
    const nodes = this.freeNodes(part);
    if (nodes.length === 0) return false;
    const weights = this.weights();
    const [to] = bordersOf(this.level, this.assignment, nodes).sort(
      (a, b) => weights[a.part] - weights[b.part] || a.part - b.part,
    );
    if (!to || weights[part] + weights[to.part] > most) return false;
    for (const node of nodes) this.assignment[node] = to.part;
    return true;
  }
}

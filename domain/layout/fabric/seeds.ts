import type { Frame } from "./rings.ts";

/** Points of the outlines of owners, lattice numbers (not whole), each in the enclosure that holds most of its building. */
export class Seeds {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly owner: number[] = [];
  readonly enclosure: number[] = [];

  add(x: number, y: number, owner: number, enclosure: number): void {
    this.x.push(x);
    this.y.push(y);
    this.owner.push(owner);
    this.enclosure.push(enclosure);
  }

  addAll({ x, y, owner, enclosure }: Seeds): void {
    for (let i = 0; i < owner.length; i++) this.add(x[i], y[i], owner[i], enclosure[i]);
  }
}

/** Seeds by squares of ground, to see whether any is near. */
export class SeedSquares {
  private readonly squares = new Map<number, number[]>();

  constructor(
    private readonly seeds: Seeds,
    private readonly frame: Frame,
    private readonly reachM: number,
  ) {
    for (let i = 0; i < seeds.owner.length; i++) {
      const key = this.keyOf(seeds.x[i] * frame.east, seeds.y[i] * frame.north, 0, 0);
      const square = this.squares.get(key);
      if (square) square.push(i);
      else this.squares.set(key, [i]);
    }
  }

  /** Whether a seed of an enclosure lies within the reach. */
  isNear(x: number, y: number, enclosure: number): boolean {
    const { seeds, frame, reachM } = this;
    const [atX, atY] = [x * frame.east, y * frame.north];
    for (const [column, row] of AROUND) {
      for (const i of this.squares.get(this.keyOf(atX, atY, column, row)) ?? []) {
        if (seeds.enclosure[i] !== enclosure) continue;
        if (Math.hypot(seeds.x[i] * frame.east - atX, seeds.y[i] * frame.north - atY) <= reachM) return true;
      }
    }
    return false;
  }

  private keyOf(eastM: number, northM: number, column: number, row: number): number {
    return (Math.floor(eastM / this.reachM) + column) * 2 ** 20 + Math.floor(northM / this.reachM) + row;
  }
}

/** A square and those around it, the nearest first. */
const AROUND = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

import { type Planar, startOf } from "./planar.ts";

/** The half-edges around each face, gathered once. */
export class FaceEdges {
  private readonly first: Uint32Array;
  private readonly halves: Uint32Array;

  constructor({ faces, face }: Planar) {
    this.first = new Uint32Array(faces + 1);
    for (const one of face) this.first[one + 1]++;
    for (let i = 0; i < faces; i++) this.first[i + 1] += this.first[i];
    const fill = this.first.slice();
    this.halves = new Uint32Array(face.length);
    for (let half = 0; half < face.length; half++) this.halves[fill[face[half]]++] = half;
  }

  of(face: number): Uint32Array {
    return this.halves.subarray(this.first[face], this.first[face + 1]);
  }
}

/**
 * A point well inside a face other than 0, not on the lattice: the middle of the widest stretch of a level line through it, the best of
 * a few levels.
 */
export function innerPoint(planar: Planar, edges: FaceEdges, face: number): [x: number, y: number] {
  const { net } = planar;
  const { x, y } = net;
  const halves = edges.of(face);
  const ends = Array.from(halves, (half) => [startOf(net, half), startOf(net, half ^ 1)] as const);
  const levels = [...new Set(ends.map(([from]) => y[from]))].sort((p, q) => p - q);
  let best: [number, number] = [x[ends[0][0]], y[ends[0][0]]];
  let bestWidth = -1;
  for (const level of levelsToTry(levels)) {
    const crossings: number[] = [];
    for (const [from, to] of ends) {
      if (y[from] > level === y[to] > level) continue;
      crossings.push(x[from] + ((level - y[from]) * (x[to] - x[from])) / (y[to] - y[from]));
    }
    crossings.sort((p, q) => p - q);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      if (width > bestWidth) [best, bestWidth] = [[(crossings[i] + crossings[i + 1]) / 2, level], width];
    }
  }
  return best;
}

/** Heights between those of the points: halfway through the highest gap, and at the middle and the quarters. */
function levelsToTry(levels: readonly number[]): number[] {
  const [low, high] = [levels[0], levels[levels.length - 1]];
  const between = (height: number) => {
    const above = levels.findIndex((level) => level > height);
    const upper = above < 1 ? 1 : above;
    return (levels[upper - 1] + levels[upper]) / 2;
  };
  let gap = 1;
  for (let i = 2; i < levels.length; i++) if (levels[i] - levels[i - 1] > levels[gap] - levels[gap - 1]) gap = i;
  const shares = [0.5, 0.25, 0.75].map((share) => between(low + (high - low) * share));
  return [...new Set([(levels[gap - 1] + levels[gap]) / 2, ...shares])];
}

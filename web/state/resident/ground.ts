import type { Surroundings } from "../../../domain/resident.ts";
import {
  type Frame,
  type Letter,
  lengthOf,
  lettersAlong,
  type Stretch,
  stretchesWithin,
} from "../../../domain/road-names.ts";

// The ground around a code as SVG: metres, x to the east, y to the south, the code at 0, 0.

/** A road's name, character by character, each upright at its own place. */
export type RoadLabel = { key: string; letters: Letter[] };

/** Roads are looked at in steps of so many metres. */
const STEP_M = 2;

const points = (flat: readonly number[]): [x: number, y: number][] =>
  Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at] / 10, -flat[2 * at + 1] / 10]);

const written = (flat: readonly number[]): string =>
  points(flat)
    .map(([x, y]) => `${x} ${y}`)
    .join("L");

/** Rings as a path to be filled by the even-odd rule. */
export const ringsPath = (rings: readonly (readonly number[])[]): string =>
  rings.map((ring) => `M${written(ring)}Z`).join("");

/** Lines as a path to be stroked. */
export const linesPath = (lines: readonly (readonly number[])[]): string =>
  lines.map((line) => `M${written(line)}`).join("");

/** Metres from the code to the middle of a shape's box. */
export function distanceOf(rings: readonly (readonly number[])[]): number {
  const [x, y] = middleOf(rings);
  return Math.hypot(x, y);
}

/** The middle of a shape's box, in metres from the code, y to the south. */
export function middleOf(rings: readonly (readonly number[])[]): [x: number, y: number] {
  const all = rings.flatMap(points);
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

/**
 * Where the names of roads stand within `frame`, in characters `size` metres high: each name once, in the middle of its longest
 * stretch that is seen, if it fits there. What runs steeper than 42° from the vertical reads downwards, all else to the right.
 * Names keep away from each other, and from the code itself.
 */
export function roadLabels(roads: Surroundings["roads"], frame: Frame, size: number): RoadLabel[] {
  const taken: [x: number, y: number][] = [[0, -size]];
  return longestStretches(roads, frame, size).flatMap(({ name, stretch }) => {
    const letters = lettersAlong(name, stretch, size);
    const isClear = letters?.every(({ x, y }) => taken.every(([a, b]) => Math.hypot(x - a, y - b) > 1.3 * size));
    if (!letters || !isClear) return [];
    taken.push(...letters.map(({ x, y }): [number, number] => [x, y]));
    return [{ key: name, letters }];
  });
}

/** Of each name its longest stretch within the frame, a character off its edges; the longest first. */
function longestStretches(roads: Surroundings["roads"], frame: Frame, size: number) {
  const longest = new Map<string, Stretch>();
  for (const { name, lines } of roads) {
    if (name === null || name === "") continue;
    for (const stretch of lines.flatMap((line) => stretchesWithin(points(line), frame, size, STEP_M))) {
      if (lengthOf(stretch) > lengthOf(longest.get(name) ?? [])) longest.set(name, stretch);
    }
  }
  return [...longest]
    .map(([name, stretch]) => ({ name, stretch }))
    .sort((a, b) => lengthOf(b.stretch) - lengthOf(a.stretch));
}

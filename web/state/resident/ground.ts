import type { Surroundings } from "../../../domain/resident.ts";

// The ground around a code as SVG: metres, x to the east, y to the south, the code at 0, 0.

/** What of the ground is seen, in metres. */
export type Frame = { left: number; top: number; width: number; height: number };

/** A road's name, character by character, each upright at its own place. */
export type RoadLabel = { key: string; letters: { letter: string; x: number; y: number }[] };

/** Space between two characters of a road's name, in sizes of a character. */
const SPACING = 1.45;

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
    const letters = [...name];
    const needed = (letters.length - 1) * SPACING * size;
    const path = readable(stretch);
    const length = lengthOf(path);
    if (length < needed + 2 * size) return [];
    const places = letters.map((_, nth) => along(path, (length - needed) / 2 + nth * SPACING * size));
    const isClear = places.every(([x, y]) => taken.every(([a, b]) => Math.hypot(x - a, y - b) > 1.3 * size));
    if (!isClear) return [];
    taken.push(...places);
    return [{ key: name, letters: letters.map((letter, nth) => ({ letter, x: places[nth][0], y: places[nth][1] })) }];
  });
}

type Stretch = [x: number, y: number][];

/** Of each name its longest stretch within the frame, a character off its edges; the longest first. */
function longestStretches(roads: Surroundings["roads"], frame: Frame, size: number) {
  const longest = new Map<string, Stretch>();
  for (const { name, lines } of roads) {
    if (name === null || name === "") continue;
    for (const stretch of lines.flatMap((line) => seen(points(line), frame, size))) {
      if (lengthOf(stretch) > lengthOf(longest.get(name) ?? [])) longest.set(name, stretch);
    }
  }
  return [...longest]
    .map(([name, stretch]) => ({ name, stretch }))
    .sort((a, b) => lengthOf(b.stretch) - lengthOf(a.stretch));
}

/** The parts of a line within the frame, as steps of at most two metres. */
function seen(line: Stretch, { left, top, width, height }: Frame, margin: number): Stretch[] {
  const parts: Stretch[] = [[]];
  for (const [x, y] of steps(line)) {
    const isIn = x > left + margin && x < left + width - margin && y > top + margin && y < top + height - margin;
    if (isIn) parts[parts.length - 1].push([x, y]);
    else if (parts[parts.length - 1].length > 0) parts.push([]);
  }
  return parts.filter(({ length }) => length > 1);
}

function steps(line: Stretch): Stretch {
  return line.flatMap((to, at) => {
    if (at === 0) return [to];
    const from = line[at - 1];
    const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 2));
    return Array.from({ length: count }, (_, n): [number, number] => {
      const share = (n + 1) / count;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}

const lengthOf = (line: Stretch): number =>
  line.reduce((sum, [x, y], at) => (at === 0 ? 0 : sum + Math.hypot(x - line[at - 1][0], y - line[at - 1][1])), 0);

/** The stretch in the direction that its name is read in. */
function readable(stretch: Stretch): Stretch {
  const [first, last] = [stretch[0], stretch[stretch.length - 1]];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const isUpright = Math.abs(dx) < Math.abs(dy) * Math.tan((42 * Math.PI) / 180);
  const isBackwards = isUpright ? dy < 0 : dx < 0;
  return isBackwards ? [...stretch].reverse() : stretch;
}

/** The place `metres` from the beginning of `line`. */
function along(line: Stretch, metres: number): [x: number, y: number] {
  let left = metres;
  for (let at = 1; at < line.length; at++) {
    const [from, to] = [line[at - 1], line[at]];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (left <= length && length > 0) {
      return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    }
    left -= length;
  }
  return line[line.length - 1];
}

// Where the characters of a road's name stand: along the road, each upright. In any unit, y downwards.

export type Stretch = readonly (readonly [x: number, y: number])[];

/** A rectangle; `left`, `top` is its upper left corner. */
export type Frame = { left: number; top: number; width: number; height: number };

export type Letter = { letter: string; x: number; y: number };

/** Space between the middles of two characters, in sizes of a character. */
const SPACING = 1.45;

/** The parts of a line within `frame`, at least `margin` from its edges, as steps of at most `step`. */
export function stretchesWithin(
  line: Stretch,
  { left, top, width, height }: Frame,
  margin: number,
  step: number,
): Stretch[] {
  const parts: [x: number, y: number][][] = [[]];
  for (const [x, y] of stepped(line, step)) {
    const isIn = x > left + margin && x < left + width - margin && y > top + margin && y < top + height - margin;
    if (isIn) parts[parts.length - 1].push([x, y]);
    else if (parts[parts.length - 1].length > 0) parts.push([]);
  }
  return parts.filter(({ length }) => length > 1);
}

/**
 * The characters of `name`, each `size` high, in the middle of `stretch`; null where it is too short. What runs steeper than 42° from
 * the vertical reads downwards, all else to the right.
 */
export function lettersAlong(name: string, stretch: Stretch, size: number): Letter[] | null {
  const letters = [...name];
  const needed = (letters.length - 1) * SPACING * size;
  const path = readable(stretch);
  const length = lengthOf(path);
  if (length < needed + 2 * size) return null;
  return letters.map((letter, nth) => {
    const [x, y] = along(path, (length - needed) / 2 + nth * SPACING * size);
    return { letter, x, y };
  });
}

export const lengthOf = (line: Stretch): number =>
  line.reduce((sum, [x, y], at) => (at === 0 ? 0 : sum + Math.hypot(x - line[at - 1][0], y - line[at - 1][1])), 0);

function stepped(line: Stretch, step: number): Stretch {
  return line.flatMap((to, at) => {
    if (at === 0) return [to];
    const from = line[at - 1];
    const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / step));
    return Array.from({ length: count }, (_, n): [number, number] => {
      const share = (n + 1) / count;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}

/** The stretch in the direction that its name is read in. */
function readable(stretch: Stretch): Stretch {
  const [first, last] = [stretch[0], stretch[stretch.length - 1]];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const isUpright = Math.abs(dx) < Math.abs(dy) * Math.tan((42 * Math.PI) / 180);
  const isBackwards = isUpright ? dy < 0 : dx < 0;
  return isBackwards ? [...stretch].reverse() : stretch;
}

/** The place at `distance` from the beginning of `line`. */
function along(line: Stretch, distance: number): readonly [x: number, y: number] {
  let left = distance;
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

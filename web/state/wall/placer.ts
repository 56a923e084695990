// Where names and callouts stand on the map: clear of figures, of seams and of each other.

import { overlap, type Rect } from "./screen.ts";

/** A callout of `width` × `height` px for the mark at `x`, `y`. */
export type Callout = { id: number; x: number; y: number; width: number; height: number };

/** Text centred on a place, best there and else a little beside it. */
export type Label = { id: string; x: number; y: number; width: number; height: number };

export type Placed<Id> = { id: Id; rect: Rect };

/** Free ground of the map: inside one of `fields`, outside all `taken`. */
export type Ground = { fields: readonly Rect[]; taken: readonly Rect[] };

const within = (rect: Rect, field: Rect): boolean =>
  rect.x >= field.x &&
  rect.y >= field.y &&
  rect.x + rect.width <= field.x + field.width &&
  rect.y + rect.height <= field.y + field.height;

const isFree = (rect: Rect, { fields, taken }: Ground, more: readonly Rect[]): boolean =>
  fields.some((field) => within(rect, field)) && ![...taken, ...more].some((other) => overlap(rect, other));

/** Directions around a mark, the best first: right, left, above, below, and between them. */
const AROUND = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

const DISTANCES = [1, 2.2, 3.6, 5.2, 7];

/** A name that is covered is worth this many steps away from the mark. */
const COVERED = 2;

/**
 * Gives each callout a place near its mark, the first ones first, and rather a little away than on one of `names`; `clear` px are
 * left around each mark. A callout for which there is no room is left out: the list beside the map has it too.
 */
export function placeCallouts(
  callouts: readonly Callout[],
  ground: Ground,
  clear: number,
  names: readonly Rect[] = [],
): Placed<number>[] {
  const marks = callouts.map(({ x, y }) => ({ x: x - clear, y: y - clear, width: 2 * clear, height: 2 * clear }));
  const placed: Placed<number>[] = [];
  callouts.forEach((callout) => {
    const taken = [...marks, ...placed.map(({ rect }) => rect)];
    const free = candidates(callout, clear).filter(({ rect }) => isFree(rect, ground, taken));
    const best = leastOf(free, ({ rect, away }) => {
      const line = between(callout, leader(callout, rect));
      return away + COVERED * names.filter((name) => overlap(name, rect) || overlap(name, line)).length;
    });
    if (best) placed.push({ id: callout.id, rect: best.rect });
  });
  return placed;
}

const covered = (rect: Rect, others: readonly Rect[]): number => others.filter((other) => overlap(rect, other)).length;

const between = (a: { x: number; y: number }, [x, y]: readonly [number, number]): Rect => ({
  x: Math.min(a.x, x),
  y: Math.min(a.y, y),
  width: Math.abs(a.x - x),
  height: Math.abs(a.y - y),
});

/** The first of those for which `cost` is least. */
function leastOf<T>(items: readonly T[], cost: (item: T, at: number) => number): T | undefined {
  const costs = items.map(cost);
  return items[costs.indexOf(Math.min(...costs))];
}

/** `away`: how many steps from the mark. */
function candidates({ x, y, width, height }: Callout, clear: number): { rect: Rect; away: number }[] {
  return DISTANCES.flatMap((distance, away) =>
    AROUND.map(([dx, dy]) => {
      const middleX = x + dx * (clear * distance + width / 2);
      const middleY = y + dy * (clear * distance + height / 2);
      return { rect: centred({ x: middleX, y: middleY, width, height }), away };
    }),
  );
}

/** The rectangle around the place of a text. */
export const centred = ({ x, y, width, height }: Omit<Label, "id">): Rect => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Steps of half a line that a label may be moved from its place. */
const SHIFTS = [
  [0, 0],
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
  [0, -2],
  [0, 2],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [0, -3],
  [0, 3],
  [-2, 0],
  [2, 0],
] as const;

/** How many places further on it is worth to go for one mark less. */
const STEPS_A_MARK = 6;

/** Gives labels their places, the first ones first, on as few of `marks` as can be; those without room are left out. */
export function placeLabels(labels: readonly Label[], ground: Ground, marks: readonly Rect[] = []): Placed<string>[] {
  const placed: Placed<string>[] = [];
  for (const { id, x, y, width, height } of labels) {
    const taken = placed.map(({ rect }) => rect);
    const places = SHIFTS.map(([dx, dy]) =>
      centred({ x: x + dx * height, y: y + dy * height * 0.8, width, height }),
    ).filter((candidate) => isFree(candidate, ground, taken));
    const rect = leastOf(places, (place, step) => step / STEPS_A_MARK + covered(place, marks));
    if (rect) placed.push({ id, rect });
  }
  return placed;
}

/** The line from a mark to the nearest edge of its callout. */
export function leader(mark: { x: number; y: number }, rect: Rect): [x: number, y: number] {
  const x = Math.max(rect.x, Math.min(rect.x + rect.width, mark.x));
  const y = Math.max(rect.y, Math.min(rect.y + rect.height, mark.y));
  return [x, y];
}
